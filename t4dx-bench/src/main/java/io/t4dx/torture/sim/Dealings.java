package io.t4dx.torture.sim;

import io.t4dx.index.kernel.Metric;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.sleep.SleepPass;
import io.t4dx.torture.oracle.Chronicle;
import io.t4dx.torture.oracle.Violation;
import io.t4dx.torture.oracle.Witness;
import io.t4dx.torture.oracle.World;
import io.t4dx.write.Operation;
import java.util.List;
import java.util.SplittableRandom;

/** What is done with a store that is open, and what its chronicle says of it. */
record Dealings(
    Session session,
    Manner manner,
    Chronicle chronicle,
    LoggedWrites log,
    VirtualClock clock,
    Metric metric,
    List<ItemKey> keys,
    Tally tally) {

  void write(List<Operation> wanted) {
    List<Operation> operations = manner.allowed(wanted);
    if (operations.isEmpty()) {
      return;
    }
    Chronicle.Attempt attempt = chronicle.attempt(operations, clock.micros());
    var result = session.write(operations);
    Chronicle.Attempt logged = log.of(result.lsn(), attempt, clock.micros());
    World after = chronicle.acknowledged(result.lsn(), logged);
    Session.same("outcomes", result.outcomes(), after.outcomes());
    Session.same("newest write", session.store().lsn(), result.lsn());
    if (manner.sync().durable()) {
      chronicle.durableNow();
    }
    tally.add(Deed.WRITE);
  }

  void compare() {
    session.compare(chronicle.now());
    tally.add(Deed.COMPARISON);
  }

  void ask(SplittableRandom random, HeldSnapshots held) {
    for (int i = 0; i < 3; i++) {
      new Witness(session.store(), chronicle.now()).questions(random, metric, keys);
      tally.add(Deed.QUESTION);
    }
    if (held.ask(random, metric, keys)) {
      tally.add(Deed.QUESTION);
    }
  }

  void hold(HeldSnapshots held) {
    held.add(session.store().snapshot(), chronicle.now());
    tally.add(Deed.SNAPSHOT);
  }

  void flush() {
    session.store().flush();
    catchUp();
    chronicle.durableNow();
    tally.add(Deed.FLUSH);
  }

  void checkpoint() {
    long lsn = session.store().checkpoint().lsn();
    Session.same("whether the checkpoint has everything", chronicle.isNewest(lsn), true);
    chronicle.durableNow();
  }

  void sleep(List<SleepPass> passes) {
    int before = chronicle.now().items().size();
    log.asleep(true);
    try {
      session.store().sleep().run(passes.toArray(SleepPass[]::new));
    } finally {
      log.asleep(false);
    }
    catchUp();
    tally.add(Deed.SLEEP);
    tally.add(Deed.FORGOTTEN, Math.max(0, before - chronicle.now().items().size()));
  }

  void restore(ItemKey key) {
    boolean archived =
        chronicle.forgotten(chronicle.now()).stream()
            .anyMatch(each -> each.item().key().equals(key));
    if (session.store().sleep().restore(key)) {
      catchUp();
      tally.add(Deed.RESTORED);
      Item restored = chronicle.now().items().get(key);
      if (!chronicle.wasBefore(key, restored.content())) {
        throw new Violation(key + " was restored as what it never was: " + restored);
      }
    } else if (archived) {
      throw new Violation(key + " was forgotten, and is not restored");
    }
  }

  void erase(ItemKey key) {
    chronicle.erasing(key);
    session.store().sleep().erase(key);
    chronicle.erased(key);
    tally.add(Deed.ERASED);
    catchUp();
  }

  /** What the store has done by itself is in its log. */
  void catchUp() {
    long lsn = session.store().lsn();
    if (lsn == chronicle.now().lsn()) {
      return;
    }
    log.all().subMap(chronicle.now().lsn(), false, lsn, true).forEach(chronicle::acknowledged);
    chronicle.goOnFrom(chronicle.found(lsn, chronicle.newest(), log.all()));
    if (manner.sync().durable()) {
      chronicle.durableNow();
    }
  }
}
