package io.t4dx.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.t4dx.core.disk.sim.DiskCrashedException;
import io.t4dx.core.disk.sim.FaultPlan;
import io.t4dx.core.disk.sim.Operation;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.disk.sim.Survival;
import io.t4dx.core.segment.format.SegmentPaths;
import io.t4dx.index.kernel.Metric;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** At whatever operation writing ends, a file under its final name is whole. */
final class SegmentCrashTest {
  private final SegmentModel model = new RandomSegments(21).model(40, 40);
  private final List<String> right = SegmentAnswers.of(model);

  private void isWholeOrNotThere(SimulatedDisk disk, String where) throws IOException {
    if (disk.exists(SegmentPaths.file(1))) {
      isWhole(disk, where);
      disk.delete(SegmentPaths.file(1));
    }
    SegmentWriter.write(disk, 1, model, Metric.DOT);
    isWhole(disk, where + ", written again");
  }

  private void isWhole(SimulatedDisk disk, String where) throws IOException {
    try (Segment segment = Segment.open(disk, 1)) {
      assertThat(segment.verify()).as(where).isEmpty();
      assertThat(SegmentAnswers.of(segment)).as(where).isEqualTo(right);
    }
  }

  @Test
  void aCrashAtAnyOperation() throws IOException {
    SimulatedDisk whole = new SimulatedDisk();
    SegmentWriter.write(whole, 1, model, Metric.DOT);
    for (long at = 1; at <= whole.operations(); at++) {
      for (boolean inside : new boolean[] {false, true}) {
        SimulatedDisk disk = new SimulatedDisk();
        disk.plan(inside ? FaultPlan.NONE.crashInside(at).seed(at) : FaultPlan.NONE.crashAt(at));
        String where = "operation " + at + (inside ? ", half done" : "");
        assertThatExceptionOfType(DiskCrashedException.class)
            .as(where)
            .isThrownBy(() -> SegmentWriter.write(disk, 1, model, Metric.DOT));
        isWholeOrNotThere(disk.crash(Survival.NONE), where);
        isWholeOrNotThere(disk.crash(Survival.ALL), where);
        isWholeOrNotThere(disk.crash(Survival.part(at)), where);
      }
    }
  }

  @Test
  void aFileThatWasWrittenSurvives() throws IOException {
    SimulatedDisk disk = new SimulatedDisk();
    SegmentWriter.write(disk, 1, model, Metric.DOT);
    assertThat(disk.crash(Survival.NONE).exists(SegmentPaths.file(1))).isTrue();
  }

  @Test
  void anyOperationThatFails() throws IOException {
    SimulatedDisk whole = new SimulatedDisk();
    SegmentWriter.write(whole, 1, model, Metric.DOT);
    for (Operation kind : Operation.values()) {
      for (long nth = 1; nth <= whole.operations(kind); nth++) {
        SimulatedDisk disk = new SimulatedDisk();
        disk.plan(FaultPlan.NONE.failAt(kind, nth));
        String where = kind + " " + nth;
        assertThatIOException()
            .as(where)
            .isThrownBy(() -> SegmentWriter.write(disk, 1, model, Metric.DOT));
        disk.plan(FaultPlan.NONE);
        isWholeOrNotThere(disk, where);
      }
    }
  }

  @Test
  void shortWritesAreGoneOnWith() throws IOException {
    SimulatedDisk whole = new SimulatedDisk();
    SegmentWriter.write(whole, 1, model, Metric.DOT);
    SimulatedDisk disk = new SimulatedDisk();
    disk.plan(FaultPlan.NONE.withShortTransfers().seed(3));
    SegmentWriter.write(disk, 1, model, Metric.DOT);
    assertThat(disk.operations(Operation.WRITE)).isGreaterThan(whole.operations(Operation.WRITE));
    isWhole(disk, "short transfers");
  }
}
