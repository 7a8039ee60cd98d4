package io.t4dx.core.log.write;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The tickets that wait, and who leads them.
 *
 * <p>A stack that is linked from the newest to the oldest. Whoever pushes onto an empty stack
 * leads; a leader takes the oldest tickets as its group and, when it leaves, makes the ticket after
 * its group the next leader. Each waiter parks on its own ticket, so nobody is woken in vain.
 */
final class WriteQueue {
  private final AtomicReference<@Nullable Ticket> newest = new AtomicReference<>();

  /** Adds a ticket; true if it leads at once. */
  boolean push(Ticket ticket) {
    while (true) {
      Ticket before = newest.get();
      ticket.older = before;
      if (newest.compareAndSet(before, ticket)) {
        return before == null;
      }
    }
  }

  /** The last ticket of the group that starts with the given one, within the bounds. */
  Ticket groupEnd(PendingWrite head, int maxBytes, int maxWrites) {
    Ticket end = Objects.requireNonNull(newest.get());
    link(end);
    Ticket last = head;
    long bytes = GroupCommit.bound(head);
    int writes = 1;
    while (last != end
        && writes < maxWrites
        && Objects.requireNonNull(last.newer) instanceof PendingWrite write) {
      bytes += GroupCommit.bound(write);
      if (bytes > maxBytes) {
        break;
      }
      last = write;
      writes++;
    }
    return last;
  }

  /** Ends a leadership: the ticket after the group's last one leads from now on. */
  void handOn(Ticket last) {
    if (newest.compareAndSet(last, null)) {
      return;
    }
    link(Objects.requireNonNull(newest.get()));
    Ticket next = Objects.requireNonNull(last.newer);
    next.older = null;
    last.newer = null;
    next.handBack(Ticket.LEADING);
  }

  /** Sets the links from old to new, from the given ticket down to where they are set already. */
  private static void link(Ticket from) {
    Ticket ticket = from;
    for (Ticket before = ticket.older; before != null; before = ticket.older) {
      if (before.newer == ticket) {
        return;
      }
      before.newer = ticket;
      ticket = before;
    }
  }
}
