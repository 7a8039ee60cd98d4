package io.t4dx.core.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.t4dx.model.Edge;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Metadata;
import io.t4dx.model.Micros;
import io.t4dx.query.Visit;
import io.t4dx.testing.Rounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Visits kept as numbers, against a list of visits. */
final class VisitTableTest {
  private static final int ROUNDS = 60;
  private static final String NAMESPACE = "alice";

  @Test
  void visitsAreWhatWasAdded() {
    Rounds.run("VisitTableTest", ROUNDS, seed -> check(new SplittableRandom(seed)));
  }

  private static void check(SplittableRandom random) {
    UUID start = new UUID(random.nextLong(), random.nextLong());
    VisitTable table = new VisitTable(null, List.of(start));
    List<Visit> expected = new ArrayList<>();
    expected.add(new Visit(start, 0, Optional.empty(), Optional.empty()));
    for (int group = random.nextInt(60); group > 0; group--) {
      int parent = random.nextInt(Math.max(0, expected.size() - 50), expected.size());
      Visit from = expected.get(parent);
      boolean goesOut = random.nextBoolean();
      table.begin(parent, goesOut);
      for (int i = random.nextInt(-3, 12); i > 0; i--) {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        Edge via = edge(random, goesOut ? from.id() : id, goesOut ? id : from.id());
        table.add(id, via);
        expected.add(new Visit(id, from.depth() + 1, Optional.of(via), Optional.of(from)));
      }
    }

    assertThat(table.size()).isEqualTo(expected.size());
    for (int visit = 0; visit < expected.size(); visit++) {
      assertThat(table.id(visit)).isEqualTo(expected.get(visit).id());
    }
    List<Visit> visits = table.visits(NAMESPACE, null);
    assertThat(visits).hasSameSizeAs(expected);
    for (int i = expected.size(); i > 0; i--) {
      int visit = random.nextInt(expected.size());
      assertThat(visits.get(visit)).isEqualTo(expected.get(visit));
      assertThat(visits.get(visit)).as("made once").isSameAs(visits.get(visit));
      assertThat(visits.get(visit).path()).isEqualTo(expected.get(visit).path());
    }
    assertThat(visits).isEqualTo(expected);
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> visits.get(expected.size()));
  }

  private static Edge edge(SplittableRandom random, UUID source, UUID target) {
    return new Edge(
        new EdgeKey(NAMESPACE, source, new EdgeType("type " + random.nextInt(3)), target),
        (float) random.nextDouble(),
        Micros.toInstant(random.nextLong(1L << 50)),
        random.nextBoolean() ? Metadata.of("number", random.nextLong()) : Metadata.EMPTY);
  }
}
