package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.T4dx;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.query.Direction;
import io.t4dx.query.Traversal;
import io.t4dx.query.TraversalResult;
import io.t4dx.query.Visit;
import io.t4dx.store.Reads;
import io.t4dx.store.Store;
import io.t4dx.testing.Rounds;
import io.t4dx.write.WriteBatch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Walks by number over many segments, against a walk that asks for the edges of one node after the
 * other, while edges are retired after they were numbered, and segments come.
 */
final class NumberedWalkTest {
  private static final List<Direction> DIRECTIONS =
      List.of(Direction.OUT, Direction.IN, Direction.BOTH);
  private static final int ROUNDS = 12;
  private static final int MOST_STARTS = 5;
  private static final String ALICE = "alice";
  private static final EdgeType[] TYPES = {EdgeType.CAUSES, EdgeType.USES, new EdgeType("own")};

  @Test
  void walksByNumberFindWhatWalksByIdFind() {
    Rounds.run("NumberedWalkTest", ROUNDS, seed -> check(new SplittableRandom(seed)));
  }

  private static void check(SplittableRandom random) {
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      ids.add(new UUID(random.nextLong(), random.nextLong()));
    }
    try (Store store = T4dx.inMemory()) {
      for (int step = 0; step < 12; step++) {
        write(store, ids, random);
        if (random.nextInt(3) > 0) {
          store.flush();
        }
        for (int i = 0; i < 40; i++) {
          agree(store, traversal(ids, random));
        }
      }
    }
  }

  private static void write(Store store, List<UUID> ids, SplittableRandom random) {
    WriteBatch batch = new WriteBatch();
    for (int i = random.nextInt(1, 60); i > 0; i--) {
      UUID source = ids.get(random.nextInt(random.nextInt(1, ids.size() + 1)));
      UUID target = ids.get(random.nextInt(random.nextInt(1, ids.size() + 1)));
      EdgeType type = TYPES[random.nextInt(TYPES.length)];
      if (random.nextInt(5) == 0) {
        batch.deleteEdge(new EdgeKey(ALICE, source, type, target));
      } else {
        batch.putEdge(EdgeDraft.of(ALICE, source, type, target, random.nextInt(11) / 10f));
      }
    }
    store.write(batch);
  }

  private static Traversal traversal(List<UUID> ids, SplittableRandom random) {
    Traversal traversal =
        Traversal.from(ALICE, starts(ids, random))
            .direction(DIRECTIONS.get(random.nextInt(3)))
            .depth(random.nextInt(4))
            .minWeight(random.nextInt(4) / 10f)
            .maxNodes(random.nextInt(3) == 0 ? random.nextInt(MOST_STARTS, 30) : 1_000);
    return random.nextInt(3) == 0 ? traversal.types(TYPES[0], TYPES[2]) : traversal;
  }

  /** One in half of all cases, and with luck one that no edge knows. */
  private static List<UUID> starts(List<UUID> ids, SplittableRandom random) {
    int count = random.nextBoolean() ? 1 : random.nextInt(2, MOST_STARTS + 1);
    return random
        .ints(count, 0, ids.size() + 1)
        .mapToObj(i -> i < ids.size() ? ids.get(i) : new UUID(0, 1))
        .toList();
  }

  private static void agree(Reads store, Traversal traversal) {
    TraversalResult found = store.traverse(traversal);
    List<List<Edge>> paths = new ArrayList<>();
    boolean complete = walk(store, traversal, paths);
    assertThat(found.visits()).as("%s", traversal).extracting(Visit::path).isEqualTo(paths);
    assertThat(found.complete()).as("%s", traversal).isEqualTo(complete);
  }

  private static boolean walk(Reads store, Traversal traversal, List<List<Edge>> paths) {
    List<UUID> queue = new ArrayList<>(traversal.starts());
    Set<UUID> seen = new HashSet<>(queue);
    queue.forEach(start -> paths.add(List.of()));
    for (int at = 0; at < queue.size() && paths.get(at).size() < traversal.depth(); at++) {
      for (Direction direction : List.of(Direction.OUT, Direction.IN)) {
        boolean out = direction == Direction.OUT;
        if (out ? !traversal.direction().goesOut() : !traversal.direction().goesIn()) {
          continue;
        }
        for (Edge edge : store.edges(ALICE, queue.get(at), direction)) {
          UUID other = out ? edge.key().target() : edge.key().source();
          boolean typed = traversal.types().isEmpty() || traversal.types().contains(edge.type());
          if (!typed || edge.weight() < traversal.minWeight() || seen.contains(other)) {
            continue;
          }
          if (queue.size() == traversal.maxNodes()) {
            return false;
          }
          seen.add(other);
          queue.add(other);
          List<Edge> path = new ArrayList<>(paths.get(at));
          path.add(edge);
          paths.add(path);
        }
      }
    }
    return true;
  }
}
