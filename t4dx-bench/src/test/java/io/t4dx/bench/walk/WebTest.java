package io.t4dx.bench.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WebTest {
  private final Web web = new Web(300, 1_500);

  @Test
  void everyEdgeIsThereOnceUnderItsSource() {
    Set<Long> pairs = new HashSet<>();
    for (int node = 0; node < web.nodes(); node++) {
      for (int edge = web.first(node); edge < web.first(node + 1); edge++) {
        assertThat(pairs.add((long) node << 32 | web.target(edge))).isTrue();
      }
    }
    assertThat(pairs).hasSize(1_500);
  }

  @Test
  void whatIsWithinTwoHopsIsWhatTwoStepsReach() {
    for (int start = 0; start < web.nodes(); start += 17) {
      Set<Integer> seen = new HashSet<>(Set.of(start));
      step(start, seen);
      for (int near : Set.copyOf(seen)) {
        step(near, seen);
      }
      assertThat(web.within(start, 0.3f)).isEqualTo(seen.size());
    }
  }

  private void step(int node, Set<Integer> seen) {
    for (int edge = web.first(node); edge < web.first(node + 1); edge++) {
      if (web.weight(edge) >= 0.3f) {
        seen.add(web.target(edge));
      }
    }
  }
}
