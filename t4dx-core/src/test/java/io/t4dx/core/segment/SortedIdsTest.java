package io.t4dx.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.codec.Seeds;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.index.kernel.Metric;
import io.t4dx.model.Ids;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemKey;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SortedIdsTest {
  private final SimulatedDisk disk = new SimulatedDisk();

  /** How ids lie. */
  enum Kind {
    RANDOM {
      @Override
      UUID id(SplittableRandom random) {
        return new UUID(random.nextLong(), random.nextLong());
      }
    },
    IN_BURSTS {
      @Override
      UUID id(SplittableRandom random) {
        return new UUID((random.nextInt(5) + 1L) << 50 | random.nextInt(40), random.nextLong());
      }
    },
    OF_FEW_HIGH_HALVES {
      @Override
      UUID id(SplittableRandom random) {
        return new UUID(random.nextInt(3) - 1L, random.nextLong());
      }
    },
    OF_ONE_HIGH_HALF {
      @Override
      UUID id(SplittableRandom random) {
        return new UUID(0, random.nextInt(100_000));
      }
    },
    MOSTLY_LOW {
      @Override
      UUID id(SplittableRandom random) {
        return new UUID(random.nextLong() >>> random.nextInt(64), random.nextLong());
      }
    };

    abstract UUID id(SplittableRandom random);
  }

  @ParameterizedTest
  @EnumSource
  void placesAreThoseOfAScan(Kind kind) throws IOException {
    long seed = Seeds.of("SortedIdsTest", new SplittableRandom().nextLong());
    SplittableRandom random = new SplittableRandom(seed);
    SegmentModel model = new SegmentModel(1);
    ItemFields fields = ItemFields.of(ItemDraft.in("a").build(), 1);
    for (String namespace : List.of("a", "b", "c", "d")) {
      for (int i = random.nextInt(900); i >= 0; i--) {
        model.put(new ItemKey(namespace, kind.id(random)), 17, fields, "", null);
      }
    }
    SegmentWriter.write(disk, 12, model, Metric.COSINE);
    try (Segment segment = Segment.open(disk, 12)) {
      for (String namespace : segment.namespaces()) {
        agrees(segment, namespace, kind, random);
      }
    }
  }

  private static void agrees(
      Segment segment, String namespace, Kind kind, SplittableRandom random) {
    RowRange range = segment.rows(namespace);
    for (int row = range.first(); row < range.end(); row++) {
      UUID id = segment.id(row);
      assertThat(segment.find(namespace, id)).isEqualTo(row);
      assertThat(segment.lowerRow(namespace, id)).isEqualTo(row);
      askAbout(
          segment,
          namespace,
          new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() + 1));
      askAbout(segment, namespace, new UUID(id.getMostSignificantBits() - 1, -1));
    }
    for (int i = 0; i < 300; i++) {
      askAbout(segment, namespace, kind.id(random));
    }
    askAbout(segment, namespace, new UUID(0, 0));
    askAbout(segment, namespace, new UUID(-1, -1));
  }

  private static void askAbout(Segment segment, String namespace, UUID id) {
    RowRange range = segment.rows(namespace);
    int expected = range.first();
    while (expected < range.end() && Ids.compare(segment.id(expected), id) < 0) {
      expected++;
    }
    assertThat(segment.lowerRow(namespace, id)).as("%s in %s", id, namespace).isEqualTo(expected);
  }
}
