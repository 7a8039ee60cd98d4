package io.t4dx.sleep;

import io.t4dx.model.ItemKey;
import java.util.List;

/**
 * The sleep of a store. At most one cycle runs at a time: who asks for another waits. Everything
 * here works beside readers and writers, and what they change meanwhile is never lost or undone.
 */
public interface Sleep {

  /** What the passes would do now, in their order; without any, a whole cycle. */
  SleepPlan plan(SleepPass... passes);

  /** Makes passes now, and returns when they are done; without any, a whole cycle. */
  SleepReport run(SleepPass... passes);

  /** Does what a plan says, and nothing else. */
  SleepReport execute(SleepPlan plan);

  /** No cycle begins by itself from now on, and one that did ends soon. */
  void pause();

  /** Cycles begin by themselves again, where the options allow it. */
  void resume();

  SleepStatus status();

  /** What became of an item, and why. */
  Fate why(ItemKey key);

  /** The cycles that the journal tells of, oldest first, those of earlier openings among them. */
  List<PastCycle> history();

  /** What a cycle forgot, in its order, as far as the journal still has it. */
  List<Fate> forgotten(long cycle);

  /**
   * Brings a forgotten item back from the archive, with its edges to what is still there. It counts
   * as written now, so it is not forgotten again soon.
   *
   * @return false where the item is there, or the archive does not have it
   */
  boolean restore(ItemKey key);

  /**
   * Removes an item and every byte of its content, vector and metadata from every file of the
   * store, and shows that there is none.
   */
  ErasureReport erase(ItemKey key);

  /** Does the same to everything in a namespace, edges too. */
  ErasureReport eraseNamespace(String namespace);
}
