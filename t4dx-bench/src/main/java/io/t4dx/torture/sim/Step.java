package io.t4dx.torture.sim;

import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.sleep.SleepPass;
import io.t4dx.write.Operation;
import java.util.List;

/**
 * Something that happens in a life. A step says all that it needs, so that it means something
 * whatever was taken away before it.
 */
sealed interface Step {
  /** A batch; every item in it has its id. */
  record Write(List<Operation> operations) implements Step {
    public Write {
      operations = List.copyOf(operations);
    }
  }

  /** Questions, of the store and of a snapshot. */
  record Ask(long seed) implements Step {}

  /** Everything is compared. */
  record Compare() implements Step {}

  /** A snapshot is taken, and kept until the store is opened again. */
  record Hold() implements Step {}

  /** Time passes. */
  record Pass(long micros) implements Step {}

  record Flush() implements Step {}

  record Checkpoint() implements Step {}

  /** A store is made of the image of one of the checkpoints, on a disk of its own. */
  record Image(long seed) implements Step {}

  /**
   * A checkpoint, and a backup of it or of one before it, in the directory that all backups of the
   * life share.
   *
   * @param seed of what befalls that, and of what is restored
   */
  record Backup(long seed) implements Step {}

  /** The store is given up, and the life goes on with one that is made of a backup. */
  record GoBack(long seed) implements Step {}

  /** Time passes, and then the store sleeps. */
  record Sleep(long micros, List<SleepPass> passes) implements Step {}

  /** What sleep forgot is brought back. */
  record Restore(int key) implements Step {}

  /** Every byte of an item goes. */
  record Erase(int key) implements Step {}

  /** The store is closed, and opened in another way. */
  record Reopen(Manner manner) implements Step {}

  /** From here on operations of the disk fail, or its space ends, or it transfers in parts. */
  record Trouble(FaultPlan plan) implements Step {}

  /** The disk is as it should be, and the store takes writes again. */
  record Relief() implements Step {}

  /**
   * The power goes at the nth operation of the disk from here, or now where that is 0.
   *
   * @param inside whether that operation is done in part
   * @param seed of what is left on the disk, and of how it is opened
   */
  record PowerLoss(long nth, boolean inside, long seed, Manner manner) implements Step {}

  /** The process is killed before the nth change of the disk from here; the system goes on. */
  record Kill(long nth, Manner manner) implements Step {}

  /** Bits of files flip, beside a life that goes on without that. */
  record Rot(long seed) implements Step {}
}
