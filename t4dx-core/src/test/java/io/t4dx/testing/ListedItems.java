package io.t4dx.testing;

import io.t4dx.model.Item;
import io.t4dx.query.ScanCursor;
import io.t4dx.store.ItemStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A list as a stream of items. */
final class ListedItems implements ItemStream {
  private final Iterator<Item> items;
  private final Function<Item, ScanCursor> cursorOf;
  private Optional<ScanCursor> cursor = Optional.empty();

  ListedItems(List<Item> items, Function<Item, ScanCursor> cursorOf) {
    this.items = items.iterator();
    this.cursorOf = cursorOf;
  }

  @Override
  public boolean hasNext() {
    return items.hasNext();
  }

  @Override
  public Item next() {
    Item item = items.next();
    cursor = Optional.of(cursorOf.apply(item));
    return item;
  }

  @Override
  public Optional<ScanCursor> cursor() {
    return cursor;
  }

  @Override
  public void close() {}
}
