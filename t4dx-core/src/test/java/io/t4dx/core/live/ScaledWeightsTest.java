package io.t4dx.core.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.segment.RowRange;
import io.t4dx.core.segment.Segment;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Micros;
import io.t4dx.query.EdgeFilter;
import io.t4dx.testing.Rounds;
import io.t4dx.write.Operation.ScaleWeights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What pending scale operations make of weights: one by one, and for all edges of a segment. */
final class ScaledWeightsTest {
  private static final int ROUNDS = 60;

  private static ScaleWeights operation(
      String namespace, EdgeSegments edges, SplittableRandom random) {
    EdgeFilter filter = EdgeFilter.all(namespace);
    if (random.nextInt(3) == 0) {
      filter = filter.types(new EdgeType("type " + random.nextInt(5)));
    }
    if (random.nextInt(4) == 0) {
      filter = filter.source(random.nextInt(5) == 0 ? new UUID(1, 1) : edges.id());
    }
    if (random.nextInt(4) == 0) {
      filter = filter.target(random.nextInt(5) == 0 ? new UUID(1, 1) : edges.id());
    }
    if (random.nextInt(3) == 0) {
      filter = filter.weightBetween(random.nextInt(50) / 100f, random.nextInt(40, 101) / 100f);
    }
    if (random.nextInt(3) == 0) {
      filter =
          filter.createdBetween(
              Micros.toInstant(random.nextInt(500)), Micros.toInstant(random.nextInt(400, 1_000)));
    }
    return new ScaleWeights(filter, random.nextInt(8) / 4f);
  }

  /** The words of the documentation: each operation in turn, where its filter matches by then. */
  private static float expected(
      EdgeKey key, float written, long createdAt, List<ScaleWeights> operations) {
    float weight = written;
    for (ScaleWeights operation : operations) {
      if (operation.filter().matches(key, weight, createdAt)) {
        weight = Math.clamp(weight * operation.factor(), 0f, 1f);
      }
    }
    return weight;
  }

  @Test
  void allWeightsOfASegmentAreWhatEachOperationInTurnMakesOfThem() {
    Rounds.run(
        "ScaledWeightsTest",
        ROUNDS,
        seed -> {
          SplittableRandom random = new SplittableRandom(seed);
          EdgeSegments edges = new EdgeSegments(random, random.nextInt(2, 20));
          LiveSegment live = edges.segment(200);
          for (String namespace : EdgeSegments.NAMESPACES) {
            check(namespace, live, edges, random);
          }
          live.segment().close();
        });
  }

  /** Readers come with logs of any length, in any order: a snapshot has a short one. */
  private static void check(
      String namespace, LiveSegment live, EdgeSegments edges, SplittableRandom random) {
    List<ScaleLog> logs = new ArrayList<>(List.of(ScaleLog.EMPTY));
    for (int i = random.nextInt(12); i > 0; i--) {
      logs.add(logs.getLast().with(operation(namespace, edges, random)));
    }
    List<ScaleLog> asked = new ArrayList<>(logs);
    asked.addAll(logs);
    Collections.shuffle(asked, new java.util.Random(random.nextLong()));
    Segment segment = live.segment();
    RowRange range = segment.edges(namespace);
    for (ScaleLog log : asked) {
      boolean all = random.nextBoolean();
      float[] weights = all ? live.weights(namespace, log) : null;
      assertThat(all && weights == null)
          .isEqualTo(all && (log.operations().isEmpty() || range.isEmpty()));
      for (int ordinal = range.first(); ordinal < range.end(); ordinal++) {
        var edge = segment.edge(ordinal);
        float wanted = expected(edge.key(), edge.weight(), edge.createdAt(), log.operations());
        assertThat(live.weight(namespace, ordinal, log)).isEqualTo(wanted);
        if (weights != null) {
          assertThat(weights[ordinal - range.first()]).isEqualTo(wanted);
        }
      }
    }
  }

  @Test
  void anEdgeGetsTheOperationsThatItDoesNotContain() {
    Rounds.run(
        "ScaledWeightsTest.log",
        ROUNDS,
        seed -> {
          SplittableRandom random = new SplittableRandom(seed);
          EdgeSegments edges = new EdgeSegments(random, 4);
          List<ScaleWeights> all = new ArrayList<>();
          ScaleLog log = ScaleLog.EMPTY;
          long dropped = 0;
          long folded = 0;
          for (int step = 0; step < 80; step++) {
            if (random.nextInt(10) == 0) {
              dropped = random.nextLong(dropped, all.size() + 1);
              folded = all.size();
              log = log.folded(dropped);
            } else {
              all.add(operation("alice", edges, random));
              log = log.with(all.getLast());
            }
            assertThat(log.seen()).isEqualTo(all.size());
            assertThat(log.firstOrdinal()).isEqualTo(dropped);
            assertThat(log.unfolded()).isEqualTo(all.size() - folded);
            EdgeKey key = edges.key("alice");
            float written = random.nextInt(101) / 100f;
            long from = random.nextLong(dropped, all.size() + 1);
            assertThat(log.weight(key, written, 7, from))
                .isEqualTo(expected(key, written, 7, all.subList((int) from, all.size())));
            // An edge of a memtable that is older than the last rewriting lacks nothing before it.
            long inMemtable = Math.max(folded, from);
            assertThat(log.weightInMemtable(key, written, 7, from))
                .isEqualTo(expected(key, written, 7, all.subList((int) inMemtable, all.size())));
          }
        });
  }

  @Test
  void whatSegmentsNeedIsKeptAndNoMore() {
    ScaleWeights half = new ScaleWeights(EdgeFilter.all("alice"), 0.5f);
    ScaleLog log = ScaleLog.of(5, List.of(half, half, half));
    assertThat(log.seen()).isEqualTo(8);
    assertThat(log.unfolded()).isZero();
    assertThat(log.folded(6).operations()).hasSize(2);
    assertThat(log.folded(2).firstOrdinal()).isEqualTo(5);
    assertThat(log.folded(100).firstOrdinal()).isEqualTo(8);
    assertThat(log.folded(100).operations()).isEmpty();
  }
}
