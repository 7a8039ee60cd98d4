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
    VisitTable table = new VisitTable(NAMESPACE, null, start);
    List<Visit> expected = new ArrayList<>();
    expected.add(new Visit(start, 0, Optional.empty(), Optional.empty()));
    // The first metadata may come when the table has grown already, the last long before it ends.
    int metadataFrom = random.nextInt(400);
    int metadataTo = metadataFrom + random.nextInt(100);
    for (int i = random.nextInt(400); i > 0; i--) {
      int parent = random.nextInt(Math.max(0, expected.size() - 50), expected.size());
      if (expected.get(parent).depth() == 64) {
        continue;
      }
      Visit from = expected.get(parent);
      UUID id = new UUID(random.nextLong(), random.nextLong());
      boolean goesOut = random.nextBoolean();
      EdgeType type = new EdgeType("type " + random.nextInt(3));
      float weight = (float) random.nextDouble();
      long created = random.nextLong(1L << 50);
      Metadata metadata =
          expected.size() >= metadataFrom && expected.size() < metadataTo && random.nextBoolean()
              ? Metadata.of("number", (long) i)
              : Metadata.EMPTY;
      table.add(parent, id, goesOut, type, weight, created, metadata);
      EdgeKey key =
          goesOut
              ? new EdgeKey(NAMESPACE, from.id(), type, id)
              : new EdgeKey(NAMESPACE, id, type, from.id());
      Edge via = new Edge(key, weight, Micros.toInstant(created), metadata);
      expected.add(new Visit(id, from.depth() + 1, Optional.of(via), Optional.of(from)));
    }

    assertThat(table.size()).isEqualTo(expected.size());
    for (int visit = 0; visit < expected.size(); visit++) {
      assertThat(table.id(visit)).isEqualTo(expected.get(visit).id());
      assertThat(table.depth(visit)).isEqualTo(expected.get(visit).depth());
    }
    List<Visit> visits = table.visits();
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
}
