package io.t4dx.core.read;

import io.t4dx.query.Scan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The positions of several sources, each in a scan's order, as one. No two have one in common. */
final class ScanMerge implements Iterator<ScanPosition> {
  private final Comparator<ScanPosition> order;
  private final List<Iterator<ScanPosition>> sources = new ArrayList<>();
  private final List<ScanPosition> heads = new ArrayList<>();

  ScanMerge(Scan scan) {
    this.order = ScanPosition.order(scan);
  }

  void add(Iterator<ScanPosition> source) {
    if (source.hasNext()) {
      sources.add(source);
      heads.add(source.next());
    }
  }

  @Override
  public boolean hasNext() {
    return !heads.isEmpty();
  }

  @Override
  public ScanPosition next() {
    if (heads.isEmpty()) {
      throw new NoSuchElementException("the scan is at its end");
    }
    int first = 0;
    for (int i = 1; i < heads.size(); i++) {
      if (order.compare(heads.get(i), heads.get(first)) < 0) {
        first = i;
      }
    }
    Iterator<ScanPosition> source = sources.get(first);
    if (source.hasNext()) {
      return heads.set(first, source.next());
    }
    sources.remove(first);
    return heads.remove(first);
  }
}
