package io.t4dx.core.degrade;

import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Items that were read lately, for when the disk does not answer. The least recently used go first,
 * and large ones are not kept, so that all take 8 MiB at most.
 *
 * <p>Nobody waits for it: where another thread is in it, a read is not remembered. A write is
 * always, as an older state must not be answered after it.
 */
public final class RecentItems {
  private static final long MOST_BYTES = 8L << 20;
  private static final long MOST_OF_ITEM = 64L << 10;
  private static final long OVERHEAD = 400;

  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<ItemKey, Known> known = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * What is known of an item as of an LSN.
   *
   * @param item null where only that it changed is known
   */
  private record Known(long lsn, @Nullable Item item, long bytes) {}

  public RecentItems(int capacity) {
    this.capacity = capacity;
  }

  /** Remembers an item that was read. */
  public void read(Item item) {
    if (capacity > 0 && lock.tryLock()) {
      try {
        Known before = known.get(item.key());
        if (before == null
            || before.lsn() < item.lsn()
            || (before.lsn() == item.lsn() && before.item() == null)) {
          long size = size(item);
          put(item.key(), new Known(item.lsn(), size <= MOST_OF_ITEM ? item : null, size));
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /** An item was changed: what was read before is not it any more. */
  public void changed(ItemKey key, long lsn) {
    if (capacity > 0) {
      lock.lock();
      try {
        Known before = known.get(key);
        if (before == null || before.lsn() < lsn) {
          put(key, new Known(lsn, null, 0));
        }
      } finally {
        lock.unlock();
      }
    }
  }

  public Optional<Item> get(ItemKey key) {
    lock.lock();
    try {
      Known found = known.get(key);
      return found == null ? Optional.empty() : Optional.ofNullable(found.item());
    } finally {
      lock.unlock();
    }
  }

  public int size() {
    lock.lock();
    try {
      return known.size();
    } finally {
      lock.unlock();
    }
  }

  private void put(ItemKey key, Known next) {
    Known before = known.put(key, next);
    bytes += cost(next) - (before == null ? 0 : cost(before));
    Iterator<Known> oldest = known.values().iterator();
    while ((known.size() > capacity || bytes > MOST_BYTES) && oldest.hasNext()) {
      bytes -= cost(oldest.next());
      oldest.remove();
    }
  }

  private static long cost(Known of) {
    return OVERHEAD + (of.item() == null ? 0 : of.bytes());
  }

  private static long size(Item item) {
    long metadata = 0;
    for (Map.Entry<String, Object> entry : item.metadata().asMap().entrySet()) {
      metadata += 100 + 2L * (entry.getKey().length() + String.valueOf(entry.getValue()).length());
    }
    return 2L * item.content().length()
        + 4L * item.vector().map(v -> v.length).orElse(0)
        + metadata;
  }
}
