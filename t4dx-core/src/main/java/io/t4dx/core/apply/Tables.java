package io.t4dx.core.apply;

import io.t4dx.core.memtable.Memtable;
import io.t4dx.core.view.ScaleLog;
import io.t4dx.core.view.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The state that the writing thread works on: memtables and pending scale operations. */
public final class Tables {
  private List<Memtable> newestFirst;
  private Map<String, ScaleLog> scales = Map.of();

  public Tables(long firstLsn) {
    newestFirst = List.of(new Memtable(firstLsn));
  }

  /** The memtable that takes the writes. */
  public Memtable active() {
    return newestFirst.getFirst();
  }

  /** All memtables, the active one first. */
  public List<Memtable> newestFirst() {
    return newestFirst;
  }

  /** Lets a new memtable take the writes from an LSN on. */
  public void freeze(long nextLsn) {
    active().freeze();
    List<Memtable> more = new ArrayList<>(newestFirst.size() + 1);
    more.add(new Memtable(nextLsn));
    more.addAll(newestFirst);
    newestFirst = List.copyOf(more);
  }

  /** Lets go of a frozen memtable, which is durable and readable elsewhere. */
  public void release(Memtable memtable) {
    if (memtable == active()) {
      throw new IllegalArgumentException("the active memtable cannot be released");
    }
    newestFirst = newestFirst.stream().filter(kept -> kept != memtable).toList();
  }

  /** What readers of the state after a write see. */
  public View viewAsOf(long lsn) {
    return new View(lsn, newestFirst, scales);
  }

  ScaleLog scales(String namespace) {
    return scales.getOrDefault(namespace, ScaleLog.EMPTY);
  }

  void setScales(String namespace, ScaleLog log) {
    Map<String, ScaleLog> changed = new HashMap<>(scales);
    changed.put(namespace, log);
    scales = Map.copyOf(changed);
  }
}
