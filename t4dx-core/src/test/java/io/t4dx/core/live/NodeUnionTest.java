package io.t4dx.core.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.segment.RowRange;
import io.t4dx.core.segment.Segment;
import io.t4dx.model.Ids;
import io.t4dx.testing.Rounds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The numbers of nodes over several segments, against a sorted map of their ids. */
final class NodeUnionTest {
  private static final int ROUNDS = 60;

  @Test
  void nodesAreNumberedInTheOrderOfTheirIdsWhereverTheyAre() {
    Rounds.runInTurn(
        "NodeUnionTest",
        ROUNDS,
        seed -> {
          SplittableRandom random = new SplittableRandom(seed);
          EdgeSegments edges = new EdgeSegments(random, random.nextInt(1, 80));
          List<LiveSegment> segments = new ArrayList<>();
          for (int i = random.nextInt(7); i > 0; i--) {
            segments.add(edges.segment(random.nextInt(2, 120)));
          }
          for (String namespace : EdgeSegments.NAMESPACES) {
            check(namespace, segments, edges.ids());
          }
          segments.forEach(live -> live.segment().close());
        });
  }

  /** Where each id is: the segment's index and its node there. */
  private record Place(int segment, int node) {}

  private static void check(String namespace, List<LiveSegment> all, List<UUID> ids) {
    List<LiveSegment> some =
        all.stream().filter(live -> !live.segment().edges(namespace).isEmpty()).toList();
    TreeMap<UUID, List<Place>> expected = new TreeMap<>(Ids.ORDER);
    for (int i = 0; i < some.size(); i++) {
      Segment segment = some.get(i).segment();
      RowRange nodes = segment.nodes(namespace);
      for (int node = nodes.first(); node < nodes.end(); node++) {
        expected
            .computeIfAbsent(segment.nodeId(node), _ -> new ArrayList<>())
            .add(new Place(i, node));
      }
    }

    NodeUnion union = NodeUnion.of(namespace, all);

    assertThat(union.segments()).isEqualTo(some);
    assertThat(union.nodes()).isEqualTo(expected.size());
    int number = 0;
    for (UUID id : expected.keySet()) {
      assertThat(union.ids().id(number)).isEqualTo(id);
      assertThat(union.find(id)).isEqualTo(number);
      List<Place> places = new ArrayList<>();
      for (int i = union.firstPlace(number); i < union.endPlace(number); i++) {
        long place = union.place(i);
        places.add(new Place(NodeUnion.segment(place), NodeUnion.node(place)));
      }
      assertThat(places).isEqualTo(expected.get(id));
      for (Place place : places) {
        int ownNode = place.node() - union.firstNode(place.segment());
        assertThat(union.numbers(place.segment())[ownNode]).isEqualTo(number);
      }
      number++;
    }
    for (UUID id : ids) {
      assertThat(union.find(id) == NodeUnion.NONE).isEqualTo(!expected.containsKey(id));
    }
    assertThat(NodeUnion.size(namespace, all))
        .isEqualTo(expected.values().stream().mapToLong(List::size).sum());
  }
}
