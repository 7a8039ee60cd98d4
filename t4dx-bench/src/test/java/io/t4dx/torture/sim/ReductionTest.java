package io.t4dx.torture.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.model.ItemKey;
import io.t4dx.write.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReductionTest {
  private static final Operation CULPRIT =
      new Operation.Delete(new ItemKey("alice", new UUID(0, 13)));

  @Test
  void leavesWhatTheFailureNeedsInItsOrder() {
    List<Step> steps = new ArrayList<>();
    IntStream.range(0, 50).forEach(i -> steps.add(new Step.Pass(i)));
    List<Step> left =
        new Reduction(
                tried ->
                    tried.contains(new Step.Pass(7))
                        && tried.indexOf(new Step.Pass(7)) < tried.indexOf(new Step.Pass(40)),
                1_000)
            .reduce(steps);
    assertThat(left).containsExactly(new Step.Pass(7), new Step.Pass(40));
  }

  @Test
  void takesOperationsOutOfBatches() {
    List<Operation> batch = new ArrayList<>();
    IntStream.range(0, 9)
        .forEach(i -> batch.add(new Operation.Delete(new ItemKey("bob", new UUID(0, i)))));
    batch.add(4, CULPRIT);
    List<Step> left =
        new Reduction(ReductionTest::hasCulprit, 1_000)
            .reduce(List.of(new Step.Flush(), new Step.Write(batch), new Step.Flush()));
    assertThat(left).containsExactly(new Step.Write(List.of(CULPRIT)));
  }

  private static boolean hasCulprit(List<Step> steps) {
    return steps.stream()
        .anyMatch(
            step ->
                step instanceof Step.Write(List<Operation> operations)
                    && operations.contains(CULPRIT));
  }

  @Test
  void endsWhereItMayTryNoMore() {
    List<Step> steps = List.of(new Step.Pass(1), new Step.Pass(2));
    assertThat(new Reduction(_ -> true, 0).reduce(steps)).isEqualTo(steps);
  }
}
