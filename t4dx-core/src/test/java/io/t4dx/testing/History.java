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

  /** One write; its inserts carry their ids. */
  public record Written(long lsn, long at, List<Operation> operations) {}

  private final List<Written> written = new ArrayList<>();
  private Optional<Written> inDoubt = Optional.empty();
  private long durable;
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

  /** A write is about to be made at this time. */
  public Written next(List<Operation> operations, long clock) {
    return new Written(now.lsn() + 1, Math.max(clock, now.at()), operations);
  }

  /** A write was acknowledged; returns what should have become of its operations. */
  public List<Outcome> acknowledge(Written write, WriteResult result) {
    Written resolved =
        new Written(write.lsn(), write.at(), resolve(write.operations(), result.ids()));
    written.add(resolved);
    if (result.durability() == Durability.DURABLE) {
      durable = write.lsn();
    }
    return ModelWrites.apply(now, resolved.operations(), resolved.lsn(), resolved.at());
  }

  /** A write has failed in such a way that it may be found later. */
  public void doubt(Written write) {
    inDoubt = Optional.of(write);
  }

  /**
   * The store was opened and has this as its newest write: forgets what is lost.
   *
   * @param least the newest write that must be there
   */
  public void found(long lsn, long least) {
    if (lsn < least) {
      throw new AssertionError("the store ends at " + lsn + ", but " + least + " was promised");
    }
    if (inDoubt.isPresent() && lsn == inDoubt.get().lsn()) {
      written.add(inDoubt.get());
    }
    inDoubt = Optional.empty();
    if (lsn > written.size()) {
      throw new AssertionError(
          "the store ends at " + lsn + ", but only " + written.size() + " writes were made");
    }
    durable = lsn;
    if (lsn == written.size() && lsn == now.lsn()) {
      return;
    }
    written.subList((int) lsn, written.size()).clear();
    now = stateAt(lsn);
  }

  /** The state after a write. */
  public ModelState stateAt(long lsn) {
    ModelState replayed = new ModelState();
    for (Written write : written.subList(0, (int) lsn)) {
      ModelWrites.apply(replayed, write.operations(), write.lsn(), write.at());
    }
    return replayed;
  }

  /** The same history again, to go on apart from this one. */
  public History copy() {
    History copy = new History();
    copy.written.addAll(written);
    copy.inDoubt = inDoubt;
    copy.durable = durable;
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
