package io.t4dx.core.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks the nodes of several memtables in one order. Where more than one has a node at the same
 * place, the newest that has something to say decides.
 *
 * @param <N> a node of a memtable
 * @param <V> a version of it
 */
abstract class NewestFirstMerge<N, V> {
  private final List<Iterator<N>> sources;
  private final List<@Nullable N> heads;
  private final Comparator<N> order;
  private @Nullable N node;
  private @Nullable V version;

  NewestFirstMerge(List<Iterator<N>> newestFirst, Comparator<N> order) {
    this.sources = newestFirst;
    this.order = order;
    this.heads = new ArrayList<>(newestFirst.size());
    for (Iterator<N> source : newestFirst) {
      heads.add(nextOf(source));
    }
  }

  /** What a node says; null where an older one at the same place has to be asked. */
  abstract @Nullable V decisive(N candidate);

  /** Whether a version says that there is nothing. */
  abstract boolean isGone(V candidate);

  /** Goes to the next place at which there is something; false at the end. */
  final boolean advance() {
    N least = least();
    while (least != null) {
      N chosen = null;
      V decision = null;
      for (int i = 0; i < heads.size(); i++) {
        N head = heads.get(i);
        if (head == null || order.compare(head, least) != 0) {
          continue;
        }
        if (decision == null) {
          chosen = head;
          decision = decisive(head);
        }
        heads.set(i, nextOf(sources.get(i)));
      }
      if (decision != null && !isGone(decision)) {
        node = chosen;
        version = decision;
        return true;
      }
      least = least();
    }
    return false;
  }

  /** The node that {@link #advance} went to. */
  final N node() {
    if (node == null) {
      throw new IllegalStateException("the walk has not begun");
    }
    return node;
  }

  /** The version that decided at {@link #node}. */
  final V version() {
    if (version == null) {
      throw new IllegalStateException("the walk has not begun");
    }
    return version;
  }

  private @Nullable N least() {
    N least = null;
    for (N head : heads) {
      if (head != null && (least == null || order.compare(head, least) < 0)) {
        least = head;
      }
    }
    return least;
  }

  private static <N> @Nullable N nextOf(Iterator<N> source) {
    return source.hasNext() ? source.next() : null;
  }
}
