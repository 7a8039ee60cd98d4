package io.t4dx.testing;

import io.t4dx.model.EdgeDraft;
import io.t4dx.model.ItemDraft;
import io.t4dx.write.Durability;
import io.t4dx.write.Operation;
import io.t4dx.write.Outcome;
import io.t4dx.write.WriteResult;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All writes of a store in their order, and the state that they make: what was acknowledged must be
 * there after a crash; a write that was under way may be, as a whole; nothing else can be.
 */
public final class History {

  /** A write that is made now; its number is not known before it is acknowledged or found. */
  public record Attempt(long at, List<Operation> operations) {}

  private record Written(long lsn, long at, List<Operation> operations) {}

  private final List<Written> written = new ArrayList<>();
  private Optional<Attempt> inDoubt = Optional.empty();
  private long durable;
  private boolean gapAllowed;
  private ModelState now = new ModelState();

  /** The state that the acknowledged writes made. */
  public ModelState now() {
    return now;
  }

  /** The newest write that was acknowledged as durable. */
  public long durable() {
    return durable;
  }

  /** The newest write that was acknowledged. */
  public long acknowledged() {
    return now.lsn();
  }

  /** Whether a write has failed of which nobody knows whether it will be found. */
  public boolean hasDoubt() {
    return inDoubt.isPresent();
  }

  /** A write at what the clock says. */
  public Attempt attempt(List<Operation> operations, long clock) {
    return new Attempt(Math.max(clock, now.at()), operations);
  }

  /** A write was acknowledged; returns what should have become of its operations. */
  public List<Outcome> acknowledge(Attempt attempt, WriteResult result) {
    checkNumber(result.lsn());
    gapAllowed = false;
    Written write =
        new Written(result.lsn(), attempt.at(), resolve(attempt.operations(), result.ids()));
    written.add(write);
    if (result.durability() == Durability.DURABLE) {
      durable = write.lsn();
    }
    return ModelWrites.apply(now, write.operations(), write.lsn(), write.at());
  }

  /** Numbers are dense, but the number of a write that was lost need not be given again. */
  private void checkNumber(long lsn) {
    if (lsn <= now.lsn() || (lsn > now.lsn() + 1 && !gapAllowed)) {
      throw new AssertionError("write " + lsn + " follows write " + now.lsn());
    }
  }

  /** A write has failed in such a way that it may be found later. */
  public void doubt(Attempt attempt) {
    inDoubt = Optional.of(attempt);
  }

  /** The store takes writes again, so the one that failed can never be found any more. */
  public void resumed() {
    inDoubt = Optional.empty();
    gapAllowed = true;
  }

  /**
   * The store was opened and has this as its newest write: forgets what is lost.
   *
   * @param least the newest write that must be there
   * @param clean whether the store had been closed, so that no number can be missing
   */
  public void found(long lsn, long least, boolean clean) {
    if (lsn < least) {
      throw new AssertionError("the store ends at " + lsn + ", but " + least + " was promised");
    }
    if (lsn > now.lsn()) {
      Attempt attempt =
          inDoubt.orElseThrow(
              () -> new AssertionError("the store ends at " + lsn + ", but nobody wrote that"));
      checkNumber(lsn);
      written.add(new Written(lsn, attempt.at(), attempt.operations()));
      ModelWrites.apply(now, attempt.operations(), lsn, attempt.at());
    } else if (lsn < now.lsn()) {
      written.removeIf(write -> write.lsn() > lsn);
      now = replayed();
    }
    inDoubt = Optional.empty();
    durable = lsn;
    gapAllowed |= !clean;
  }

  private ModelState replayed() {
    ModelState state = new ModelState();
    for (Written write : written) {
      ModelWrites.apply(state, write.operations(), write.lsn(), write.at());
    }
    return state;
  }

  /** The history of a store that lost all writes after one. */
  public History until(long lsn) {
    History history = new History();
    written.stream().filter(write -> write.lsn() <= lsn).forEach(history.written::add);
    history.now = history.replayed();
    history.durable = Math.min(durable, lsn);
    history.gapAllowed = true;
    return history;
  }

  /** The same history again, to go on apart from this one. */
  public History copy() {
    History copy = new History();
    copy.written.addAll(written);
    copy.inDoubt = inDoubt;
    copy.durable = durable;
    copy.gapAllowed = gapAllowed;
    copy.now = now.copy();
    return copy;
  }

  private static List<Operation> resolve(List<Operation> operations, List<UUID> ids) {
    long inserts = operations.stream().filter(Operation.Insert.class::isInstance).count();
    Agreement.same("number of ids of " + operations, (long) ids.size(), inserts);
    Iterator<UUID> id = ids.iterator();
    List<Operation> resolved = new ArrayList<>();
    for (Operation operation : operations) {
      resolved.add(
          operation instanceof Operation.Insert(ItemDraft item, List<EdgeDraft> edges)
              ? resolved(item, edges, id.next())
              : operation);
    }
    return resolved;
  }

  private static Operation resolved(ItemDraft item, List<EdgeDraft> edges, UUID id) {
    item.id().ifPresent(wanted -> Agreement.same("id of " + item, id, wanted));
    return new Operation.Insert(item.withId(id), edges);
  }
}
