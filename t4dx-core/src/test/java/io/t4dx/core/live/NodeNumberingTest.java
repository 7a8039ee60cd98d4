package io.t4dx.core.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.testing.Crowd;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nodes are numbered when that pays, once, and for good. */
final class NodeNumberingTest {
  private static final String ALICE = "alice";

  private final EdgeSegments edges = new EdgeSegments(new SplittableRandom(8), 60);
  private final List<LiveSegment> segments = List.of(edges.segment(400), edges.segment(400));
  private final long size = NodeUnion.size(ALICE, segments);

  @AfterEach
  void close() {
    segments.forEach(live -> live.segment().close());
  }

  @Test
  void whoLooksUpLittleIsNotMadeToNumber() {
    assertThat(size).isGreaterThan(24);
    NodeNumbering numbering = new NodeNumbering(ALICE, segments);
    assertThat(numbering.union()).isNull();
    // Each id is looked up in both segments, and each such lookup counts for six nodes.
    long worth = (size + 11) / 12;
    numbering.lookedUp(worth - 1);
    assertThat(numbering.union()).isNull();
    numbering.lookedUp(1);
    NodeUnion union = numbering.union();
    assertThat(union).isNotNull();
    numbering.lookedUp(1_000);
    assertThat(numbering.union()).isSameAs(union);
  }

  @Test
  void whatHasNoNodesIsNumberedAtOnce() {
    NodeUnion union = new NodeNumbering("nobody", segments).union();
    assertThat(union).isNotNull();
    assertThat(union.nodes()).isZero();
  }

  @Test
  void whoRacesGetsTheSameNumbers() {
    for (int round = 0; round < 50; round++) {
      NodeNumbering numbering = new NodeNumbering(ALICE, segments);
      Set<@Nullable NodeUnion> seen = ConcurrentHashMap.newKeySet();
      try (Crowd crowd = new Crowd()) {
        for (int i = 0; i < 3; i++) {
          crowd.worker(
              () -> {
                while (numbering.union() == null) {
                  numbering.lookedUp(1);
                }
                NodeUnion union = numbering.union();
                if (union != null) {
                  seen.add(union);
                }
              });
        }
        crowd.work();
      }
      assertThat(seen).hasSize(1);
    }
  }

  @Test
  void aSetOfSegmentsNumbersEachNamespaceOnItsOwn() {
    SegmentSet set = SegmentSet.of(List.of(edges.segment(50)));
    set.lookedUp(ALICE, 1_000);
    NodeUnion alice = set.nodes(ALICE);
    assertThat(alice).isNotNull();
    assertThat(set.nodes(ALICE)).isSameAs(alice);
    NodeUnion bob = set.nodes("bob");
    assertThat(bob).isNotSameAs(alice);
    set.release();
  }
}
