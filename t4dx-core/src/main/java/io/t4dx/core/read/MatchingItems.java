package io.t4dx.core.read;

import io.t4dx.model.ItemFields;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The items of a walk that pass a filter, in its order. */
final class MatchingItems implements Iterator<ScanPosition> {
  private final ItemWalk walk;
  private final @Nullable Predicate<ItemFields> test;
  private @Nullable ScanPosition next;

  MatchingItems(ItemWalk walk, @Nullable Predicate<ItemFields> test) {
    this.walk = walk;
    this.test = test;
    this.next = fetch();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public ScanPosition next() {
    ScanPosition here = next;
    if (here == null) {
      throw new NoSuchElementException();
    }
    next = fetch();
    return here;
  }

  private @Nullable ScanPosition fetch() {
    while (walk.advance()) {
      if (test == null || test.test(walk.version().fields())) {
        return new ScanPosition(0, walk.node(), walk.version());
      }
    }
    return null;
  }
}
