package io.t4dx.store;

import io.t4dx.model.Item;
import io.t4dx.query.ScanCursor;
import java.util.Iterator;
import java.util.Optional;

/**
 * The items of a scan, one by one. For one thread; it holds the state of the store that it walks
 * until it is closed.
 */
public interface ItemStream extends Iterator<Item>, AutoCloseable {

  /** The place behind the item that {@link #next} gave last; none before the first. */
  Optional<ScanCursor> cursor();

  @Override
  void close();
}
