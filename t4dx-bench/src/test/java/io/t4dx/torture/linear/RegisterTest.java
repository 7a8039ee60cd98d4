package io.t4dx.torture.linear;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.torture.linear.Call.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RegisterTest {
  private static Call write(long value, long begun, long ended) {
    return new Call(Kind.WRITE, value, begun, ended);
  }

  private static Call read(long value, long begun, long ended) {
    return new Call(Kind.READ, value, begun, ended);
  }

  @Test
  void callsThatOverlapMayTakePlaceInEitherOrder() {
    assertThat(Register.isLinearizable(List.of(write(1, 0, 5), read(0, 1, 2), read(1, 3, 4))))
        .isTrue();
  }

  @Test
  void aReadMustNotFindWhatWasReplacedBeforeItBegan() {
    assertThat(Register.isLinearizable(List.of(write(1, 0, 1), write(2, 2, 3), read(1, 4, 5))))
        .isFalse();
  }

  @Test
  void whatOneReadHasFoundALaterOneMustNotMiss() {
    assertThat(Register.isLinearizable(List.of(write(1, 0, 9), read(1, 1, 2), read(0, 3, 4))))
        .isFalse();
  }

  @Test
  void aWriteOfWhichNobodyKnowsMayHappenLateOrNever() {
    Call unknown = write(1, 0, Call.NEVER);
    assertThat(Register.isLinearizable(List.of(unknown, read(0, 1, 2)))).isTrue();
    assertThat(Register.isLinearizable(List.of(unknown, read(0, 1, 2), read(1, 3, 4)))).isTrue();
    assertThat(
            Register.isLinearizable(List.of(unknown, read(0, 1, 2), read(1, 3, 4), read(0, 5, 6))))
        .isFalse();
  }

  @Test
  void aStoreIsLinearizableWhileItsDiskFails() throws InterruptedException {
    long failures = 0;
    for (long seed = 1; seed <= 6; seed++) {
      Recording.Result recorded = Recording.of(seed, 120);
      failures += recorded.failures();
      for (List<Call> history : recorded.histories()) {
        assertThat(Register.isLinearizable(history)).as("seed %d: %s", seed, history).isTrue();
        assertThat(Register.isLinearizable(spoiled(history)))
            .as("seed %d, spoiled", seed)
            .isFalse();
      }
    }
    assertThat(failures).isPositive();
  }

  /** The same, but that the last read finds what nobody wrote. */
  private static List<Call> spoiled(List<Call> history) {
    List<Call> spoiled = new ArrayList<>(history);
    long end = history.stream().mapToLong(Call::begun).max().orElseThrow() + 1;
    spoiled.add(read(Long.MAX_VALUE, end, end + 1));
    return spoiled;
  }
}
