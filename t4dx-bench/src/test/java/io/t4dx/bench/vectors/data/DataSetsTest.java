package io.t4dx.bench.vectors.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetsTest {
  private static final long SEED = 42;

  @Test
  void theSameSeedMakesTheSameRowsAndQueries() {
    DataSet once = DataSets.mixture("m", SEED, 500, 96, 7, 20);
    DataSet again = DataSets.mixture("m", SEED, 500, 96, 7, 20);
    assertThat(again.rows().values()).isEqualTo(once.rows().values());
    assertThat(again.queries().get(19)).isEqualTo(once.queries().get(19));
    assertThat(again.rowGroups()).isEqualTo(once.rowGroups());
    assertThat(DataSets.mixture("m", SEED + 1, 500, 96, 7, 20).rows().values())
        .isNotEqualTo(once.rows().values());
  }

  @Test
  void queriesAreHeldOut() {
    DataSet data = DataSets.mixture("m", SEED, 300, 32, 5, 30);
    DataSet longer = DataSets.mixture("m", SEED, 330, 32, 5, 1);
    assertThat(data.queries().get(0)).isEqualTo(longer.rows().row(300));
  }

  @Test
  void mixturesHaveLengthOneAndTheirOwnComponentNear() {
    DataSet data = DataSets.mixture("m", SEED, 400, 96, 4, 1);
    for (int row = 0; row < 400; row++) {
      float[] vector = data.rows().row(row);
      assertThat(Metric.COSINE.distance(vector, 0, vector, 0, 96)).isCloseTo(0, within(1e-5f));
    }
    assertThat(new HashSet<>(data.rowGroups())).containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  @Test
  void everySecondRowOfTheDuplicatedSetRepeatsAnother() {
    DataSet data = DataSets.duplicated("d", SEED, 1_000, 16, 10);
    Set<Integer> distinct = new HashSet<>();
    for (int row = 0; row < 1_000; row++) {
      distinct.add(Arrays.hashCode(data.rows().row(row)));
    }
    assertThat(distinct).hasSize(500);
  }

  @Test
  void aRotationKeepsLengthsAndAngles() {
    for (int dimensions : new int[] {1, 3, 64, 96, 768}) {
      SplittableRandom random = new SplittableRandom(SEED);
      FastRotation rotation = new FastRotation(dimensions, random);
      float[] a = new float[dimensions];
      float[] b = new float[dimensions];
      for (int i = 0; i < dimensions; i++) {
        a[i] = (float) random.nextGaussian();
        b[i] = (float) random.nextGaussian();
      }
      float before = Metric.EUCLIDEAN.distance(a, 0, b, 0, dimensions);
      rotation.rotate(a, new float[dimensions]);
      rotation.rotate(b, new float[dimensions]);
      assertThat(Metric.EUCLIDEAN.distance(a, 0, b, 0, dimensions))
          .isCloseTo(before, within(before * 1e-4f));
    }
  }

  @Test
  void realRowsAreReadAndQueriesAreRowsOfLengthOne(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("real.f32");
    ByteBuffer bytes = ByteBuffer.allocate(57 * 256 * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int row = 0; row < 57; row++) {
      bytes.putFloat((row * 256 + row) * 4, row == 28 ? 0 : 1);
    }
    Files.write(file, bytes.array());
    DataSet data = DataSets.real("h", file);
    assertThat(data.rows().rows()).isEqualTo(57);
    assertThat(data.selves()).containsExactly(0, 56);
    assertThat(data.queries().get(1)[56]).isEqualTo(1);
  }

  @Test
  void correlatedFiltersPassTheQuerysComponentAndAntiCorrelatedOnesDoNot() {
    DataSet data = DataSets.mixture("m", SEED, 1_000, 8, 10, 50);
    FilterSet near = FilterSet.correlated(data, 5);
    FilterSet far = FilterSet.antiCorrelated(data, 5);
    for (int query = 0; query < 50; query++) {
      for (int row = 0; row < 1_000; row++) {
        boolean same = data.rowGroups().get(row) % 5 == data.queryGroups().get(query) % 5;
        assertThat(near.of(query).accepts(row)).isEqualTo(same);
        assertThat(same && far.of(query).accepts(row)).isFalse();
      }
    }
    assertThat(FilterSet.random(data, 0.1, SEED).of(3).accepted()).isBetween(60, 140);
  }
}
