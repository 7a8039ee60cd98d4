package io.t4dx.index.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class PriorityTest {
  @Test
  @EnabledOnOs(OS.LINUX)
  void othersGoBeforeTheThreadOfATaskAndBeforeThoseItStartsButNotBeforeItsCaller() {
    Optional<Integer> before = Priority.nice();
    assumeTrue(before.isPresent(), "native access is not enabled, or this libc lacks the calls");

    List<Integer> nice = new ArrayList<>();
    Priority.doLow(
        "low",
        () -> {
          nice.add(Priority.nice().orElseThrow());
          Priority.doLow("lower", () -> nice.add(Priority.nice().orElseThrow()));
        });

    int low = Math.max(Priority.NICE, before.orElseThrow());
    assertThat(nice).containsExactly(low, low);
    assertThat(Priority.nice()).isEqualTo(before);
  }

  @Test
  void aTaskIsDoneOnAThreadOfItsOwnWhenItReturns() {
    List<Thread> threads = new ArrayList<>();
    Priority.doLow("own", () -> threads.add(Thread.currentThread()));

    assertThat(threads).hasSize(1);
    assertThat(threads.getFirst()).isNotEqualTo(Thread.currentThread());
    assertThat(threads.getFirst().getName()).isEqualTo("own");
    assertThat(threads.getFirst().isAlive()).isFalse();
  }

  @Test
  void whatATaskThrowsIsThrownToWhoeverWaits() {
    IllegalStateException mine = new IllegalStateException("mine");
    assertThatThrownBy(
            () ->
                Priority.doLow(
                    "throws",
                    () -> {
                      throw mine;
                    }))
        .isSameAs(mine);
  }

  @Test
  void anInterruptIsKeptForTheCallerAndTheTaskComesToItsEnd() {
    List<String> done = new ArrayList<>();
    Thread.currentThread().interrupt();
    Priority.doLow("goes on", () -> done.add("all of it"));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(done).containsExactly("all of it");
  }
}
