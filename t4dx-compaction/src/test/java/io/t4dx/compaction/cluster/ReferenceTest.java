package io.t4dx.compaction.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Beside a reference that looks at all distances: decisions/0040 says how its labels were made. */
final class ReferenceTest {
  private static final int POINTS = 2_000;
  private static final int CENTRES = 12;
  private static final int K = 16;

  /** A line: dimensions, seed, and a letter for each point's cluster, a dot for noise. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Reference(int dimensions, long seed, int[] labels) {
    static Reference parse(String line) {
      String[] parts = line.split(" ", -1);
      return new Reference(
          Integer.parseInt(parts[0]),
          Long.parseLong(parts[1]),
          parts[2].chars().map(letter -> letter == '.' ? Clusters.NOISE : letter - 'a').toArray());
    }

    @Override
    public String toString() {
      return dimensions + " dimensions, seed " + seed;
    }
  }

  static List<Reference> references() {
    try (InputStream in =
        Objects.requireNonNull(ReferenceTest.class.getResourceAsStream("tribuo-hdbscan.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(Reference::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("references")
  void clustersAreAsGoodAsTheReferencesWithinAFewHundredths(Reference reference) {
    Planted planted = Planted.of(reference.seed(), POINTS, reference.dimensions(), CENTRES);
    double theirs = AdjustedRandIndex.of(reference.labels(), planted.labels());
    Clusters found = Contrast.standingOut(ExactNeighbours.of(planted.points(), K), 3, 2);
    assertThat(theirs).as("the reference belongs to these points").isGreaterThan(0.9);
    assertThat(AdjustedRandIndex.of(found.labels(), planted.labels()))
        .isGreaterThanOrEqualTo(theirs - 0.05);
    assertThat(AdjustedRandIndex.of(found.labels(), reference.labels())).isGreaterThan(0.95);
  }
}
