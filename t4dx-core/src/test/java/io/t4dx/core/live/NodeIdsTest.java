package io.t4dx.core.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.model.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class NodeIdsTest {
  private static final long SEED = 20_261_128L;

  /** How ids may be spread. */
  enum Spread {
    RANDOM,
    /** As ids of version 7: milliseconds, then chance. */
    IN_TIME,
    /** A few far apart from a crowd. */
    CROWDED,
    /** Their upper halves are all the same. */
    BY_LOWER_HALVES,
    FEW;

    Supplier<UUID> ids(Random random) {
      return switch (this) {
        case RANDOM -> () -> new UUID(random.nextLong(), random.nextLong());
        case IN_TIME ->
            () ->
                new UUID(
                    (0x0199_0000_0000L + random.nextInt(100_000)) << 16 | random.nextInt(1 << 12),
                    random.nextLong());
        case CROWDED ->
            () ->
                new UUID(
                    random.nextInt(50) == 0 ? random.nextLong() : random.nextInt(3),
                    random.nextLong());
        case BY_LOWER_HALVES -> () -> new UUID(-7, random.nextLong());
        case FEW -> () -> new UUID(random.nextInt(3) - 1, random.nextInt(2) - 1);
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void theLowerOneIsFound(Spread spread) {
    Random random = new Random(SEED);
    Supplier<UUID> ids = spread.ids(random);
    for (int count : new int[] {0, 1, 2, 3, 100, 3_000}) {
      TreeSet<UUID> sorted = new TreeSet<>(Ids.ORDER);
      for (int i = 0; i < count; i++) {
        sorted.add(ids.get());
      }
      List<UUID> all = List.copyOf(sorted);
      NodeIds known =
          new NodeIds(
              all.stream().mapToLong(UUID::getMostSignificantBits).toArray(),
              all.stream().mapToLong(UUID::getLeastSignificantBits).toArray());
      List<UUID> asked = new ArrayList<>(all);
      for (int i = 0; i < 300; i++) {
        asked.add(ids.get());
        asked.add(new UUID(random.nextLong(), random.nextLong()));
      }
      asked.add(new UUID(0, 0));
      asked.add(new UUID(-1, -1));
      for (UUID id : asked) {
        assertThat(known.lower(id))
            .as("seed %d, %s, %d ids, %s", SEED, spread, count, id)
            .isEqualTo(sorted.headSet(id).size());
      }
    }
  }
}
