package io.t4dx.torture.sim;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.Operation;
import io.t4dx.index.kernel.Metric;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.sleep.SleepPass;
import io.t4dx.store.SyncMode;
import io.t4dx.torture.oracle.Diary;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Short histories that simulation has found, of faults that are mended. */
final class KnownHistoriesTest {
  private static final List<ItemKey> KEYS =
      LongStream.range(0, SmallWorld.IDS)
          .mapToObj(id -> new ItemKey("alice", new UUID(0, id)))
          .toList();

  /** A change of the component. */
  private static final Step ENTRY = new Step.Write(List.of(Diary.entry(7)));

  private static Manner manner(SyncMode sync) {
    return new Manner(sync, 64, 4, true, 0, 0);
  }

  private static Step write(int key) {
    return new Step.Write(
        List.of(
            new io.t4dx.write.Operation.Insert(
                ItemDraft.in("alice").id(KEYS.get(key).id()).content("item " + key).build(),
                List.of())));
  }

  /** Each power loss, which leaves what was synced, is looked at with three others. */
  private static Step powerLoss() {
    return new Step.PowerLoss(0, false, 4, manner(SyncMode.fsync()));
  }

  private static void live(SyncMode sync, Step... steps) {
    live(manner(sync), steps);
  }

  private static void live(Manner manner, Step... steps) {
    Life life =
        new Life(new Origin(Metric.COSINE, manner, KEYS, List.of()), disk -> disk, new Tally());
    assertThatCode(() -> life.live(List.of(steps))).doesNotThrowAnyException();
  }

  /** What the next opening found was not on the disk, and the file after it counted on it. */
  @Test
  void aWriteWhoseSyncFailedIsDurableOnceAnOpeningHasFoundIt() {
    for (int first = 1; first < 12; first++) {
      live(
          SyncMode.fsync(),
          new Step.Trouble(FaultPlan.NONE.failFrom(Operation.SYNC, first)),
          write(1),
          write(2),
          new Step.Reopen(manner(SyncMode.fsync())),
          write(3),
          powerLoss());
    }
  }

  @Test
  void whatAKilledProcessHadWrittenIsDurableOnceAnOpeningHasFoundIt() {
    for (int nth = 1; nth < 12; nth++) {
      for (SyncMode sync : List.of(SyncMode.none(), SyncMode.fsync())) {
        live(
            sync,
            write(1),
            new Step.Kill(nth, manner(SyncMode.fsync())),
            write(2),
            write(3),
            write(4),
            write(5),
            powerLoss());
      }
    }
  }

  /** Its seal named an LSN before the one that the failed write had used up. */
  @Test
  void aStoreThatWentOnAfterAFailedWriteCanBeClosedAndOpened() {
    for (int first = 1; first < 12; first++) {
      Step trouble = new Step.Trouble(FaultPlan.NONE.failAt(Operation.SYNC, first));
      Step reopen = new Step.Reopen(manner(SyncMode.fsync()));
      live(SyncMode.fsync(), trouble, write(1), new Step.Relief(), reopen, write(2), powerLoss());
      live(SyncMode.fsync(), write(1), trouble, write(2), new Step.Relief(), reopen, write(3));
    }
  }

  /** The first file had lost all it had, its numbers were not given again, and it went. */
  @Test
  void aLogWhoseFirstFileLostEverythingGoesOnWithoutIt() {
    for (long seed = 0; seed < 8; seed++) {
      live(
          SyncMode.none(),
          write(1),
          write(2),
          write(3),
          new Step.PowerLoss(2, false, seed, manner(SyncMode.fsync())),
          write(4),
          write(5),
          new Step.Checkpoint(),
          powerLoss());
    }
  }

  /** Its name was not on the disk, and the changes that it has went with the log. */
  @Test
  void aCheckpointThatAKilledProcessHadTakenIsDurableOnceAnOpeningHasFoundIt() {
    Manner manner = new Manner(SyncMode.fsync(), 64, 4, true, 0, 4);
    for (int nth = 1; nth < 20; nth++) {
      live(
          manner,
          write(1),
          new Step.Flush(),
          ENTRY,
          write(2),
          new Step.Kill(nth, manner),
          new Step.Checkpoint(),
          new Step.Flush(),
          new Step.PowerLoss(0, false, 4, manner));
    }
  }

  /** The directory of checkpoints had no durable name, and later ones went with it. */
  @Test
  void aCheckpointAfterOneThatFailedIsDurable() {
    Manner manner = new Manner(SyncMode.fsync(), 64, 4, true, 0, 4);
    for (int nth = 1; nth < 6; nth++) {
      live(
          manner,
          write(1),
          new Step.Flush(),
          ENTRY,
          new Step.Trouble(FaultPlan.NONE.failAt(Operation.DIRECTORY_SYNC, nth)),
          new Step.Checkpoint(),
          new Step.Relief(),
          write(2),
          new Step.Flush(),
          new Step.Checkpoint(),
          new Step.PowerLoss(0, false, 4, manner),
          new Step.Image(1));
    }
  }

  /** The log refused writes after the checkpoint's own sync had failed, and nothing said so. */
  @Test
  void aStoreWhoseCheckpointCouldNotSyncTheLogSaysThatItIsReadOnly() {
    Manner manner = new Manner(SyncMode.none(), 64, 4, true, 0, 1);
    live(
        manner,
        ENTRY,
        new Step.Trouble(FaultPlan.NONE.failFrom(Operation.SYNC, 1)),
        ENTRY,
        new Step.PowerLoss(99, false, 4, manner),
        write(2));
  }

  /** Its number counts as the newest after the second time, and stands for nothing. */
  @Test
  void aStoreGoesOnTwiceAfterAWriteThatFailed() {
    for (int nth = 1; nth < 6; nth++) {
      live(
          SyncMode.none(),
          write(1),
          new Step.Trouble(FaultPlan.NONE.failFrom(Operation.WRITE, 1)),
          write(2),
          new Step.Relief(),
          new Step.Trouble(FaultPlan.NONE.failFrom(Operation.WRITE, nth)),
          new Step.Flush(),
          new Step.Relief(),
          write(3),
          powerLoss());
    }
  }

  /** It was read-only, did not say so, and so nobody let it go on. */
  @Test
  void aStoreWhoseFlushCouldNotBeginANewFileSaysThatItIsReadOnly() {
    for (long space = 0; space < 60_000; space += 2_999) {
      live(
          SyncMode.fsync(),
          write(1),
          new Step.Trouble(FaultPlan.NONE.space(space)),
          new Step.Flush(),
          new Step.Relief(),
          write(2));
      live(
          SyncMode.fsync(),
          write(1),
          new Step.Pass(100_000_000_000L),
          new Step.Trouble(FaultPlan.NONE.space(space)),
          new Step.Sleep(1_000, List.of(SleepPass.PRUNE)),
          new Step.Relief(),
          write(2));
    }
  }

  /** The image had nothing of what was carried over from the file whose write had failed. */
  @Test
  void whatIsMadeOfAStoreThatCarriedWritesOverHasThem() {
    for (long seed = 0; seed < 6; seed++) {
      live(
          SyncMode.none(),
          write(1),
          new Step.Trouble(FaultPlan.NONE.failAt(Operation.WRITE, 1)),
          write(2),
          new Step.Relief(),
          new Step.Checkpoint(),
          new Step.Image(seed),
          new Step.Backup(seed),
          new Step.GoBack(seed),
          write(3),
          powerLoss());
    }
  }

  /** The file that they were carried to had its name before it had them, and voided the first. */
  @Test
  void whatIsBeingCarriedOverWhenTheProcessIsKilledIsThere() {
    for (int nth = 1; nth < 16; nth++) {
      live(
          SyncMode.none(),
          new Step.Kill(nth, manner(SyncMode.none())),
          write(1),
          new Step.Trouble(FaultPlan.NONE.failAt(Operation.WRITE, 1)),
          write(2),
          new Step.Relief(),
          write(3),
          powerLoss());
    }
  }

  /** It had no file of the log, as the next one begins behind the number that was used up. */
  @Test
  void whatIsMadeOfAStoreThatWentOnAfterAFailedWriteIsAStore() {
    for (long seed = 0; seed < 6; seed++) {
      live(
          SyncMode.fsync(),
          write(1),
          new Step.Flush(),
          new Step.Trouble(FaultPlan.NONE.failAt(Operation.SYNC, 1)),
          write(2),
          new Step.Relief(),
          new Step.Checkpoint(),
          new Step.Image(seed),
          new Step.Backup(seed),
          new Step.GoBack(seed),
          write(3),
          powerLoss());
    }
  }
}
