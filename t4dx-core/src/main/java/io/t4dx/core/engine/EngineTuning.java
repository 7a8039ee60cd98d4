package io.t4dx.core.engine;

import io.t4dx.core.ambient.Ticks;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.live.VectorGraph;
import io.t4dx.core.merge.MergePolicy;
import io.t4dx.store.StoreOptions;
import java.util.function.LongSupplier;

/**
 * How an engine does what users of a store do not see. The defaults are right for them; tests and
 * measurements have reasons for others.
 *
 * @param graphFrom segments with fewer vectors get no graph
 * @param merging which segments are merged, where the options allow merging
 * @param ticks nanoseconds since any moment, by which explanations say where the time went
 */
public record EngineTuning(
    Flushing flushing, int graphFrom, MergePolicy merging, LongSupplier ticks) {

  /** Who flushes memtables and builds graphs. */
  public enum Flushing {
    /** Threads of the engine's own. */
    BACKGROUND,
    /** The thread whose write filled a memtable, when that write is done. */
    CALLER,
    /** Nobody: everything stays in the memtables and in the log. */
    NEVER
  }

  public static final EngineTuning DEFAULT =
      new EngineTuning(
          Flushing.BACKGROUND, VectorGraph.WORTH_IT, MergePolicy.DEFAULT, Ticks::nanos);

  /** Opens the store on a disk, or makes one there. */
  public Engine open(Disk disk, StoreOptions options) {
    return Engine.open(disk, options, this);
  }

  public EngineTuning flushing(Flushing value) {
    return new EngineTuning(value, graphFrom, merging, ticks);
  }

  public EngineTuning graphFrom(int value) {
    return new EngineTuning(flushing, value, merging, ticks);
  }

  public EngineTuning merging(MergePolicy value) {
    return new EngineTuning(flushing, graphFrom, value, ticks);
  }

  public EngineTuning ticks(LongSupplier value) {
    return new EngineTuning(flushing, graphFrom, merging, value);
  }
}
