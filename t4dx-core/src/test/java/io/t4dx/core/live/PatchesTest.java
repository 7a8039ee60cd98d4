package io.t4dx.core.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.model.ItemFields;
import io.t4dx.testing.ManualClock;
import io.t4dx.testing.RandomItems;
import io.t4dx.testing.Rounds;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** Later fields of rows, against sorted maps: every state that a view may still ask for. */
final class PatchesTest {
  private static final int ROUNDS = 60;

  @Test
  void everyReaderSeesTheNewestFieldsOfItsLsn() {
    Rounds.run("PatchesTest", ROUNDS, seed -> new Check(seed).run());
  }

  private static final class Check {
    private final SplittableRandom random;
    private final RandomItems items;
    private final int rows;
    private final Patches patches;
    private final Map<Integer, ItemFields> written = new HashMap<>();
    private final Map<Integer, NavigableMap<Long, ItemFields>> model = new HashMap<>();

    /** Every state that a row ever had, those among them that another of the same LSN replaced. */
    private final Map<Integer, List<ItemFields>> ever = new HashMap<>();

    Check(long seed) {
      this.random = new SplittableRandom(seed);
      this.items = new RandomItems(random, ManualClock.standing(), 1, 3);
      this.rows = random.nextInt(2) == 0 ? 1_024 * random.nextInt(1, 4) : random.nextInt(1, 2_500);
      this.patches = new Patches(rows);
    }

    private ItemFields fields() {
      return ItemFields.of(items.draft(), 5);
    }

    void run() {
      long horizon = 0;
      long lsn = 10;
      for (int step = 0; step < 200; step++) {
        lsn += random.nextInt(3);
        horizon = Math.max(horizon, lsn - random.nextInt(40));
        int row = random.nextInt(Math.min(rows, 1 + random.nextInt(rows)));
        ItemFields columns = written.computeIfAbsent(row, _ -> fields());
        ItemFields later = random.nextInt(4) == 0 ? columns : fields();
        patches.add(row, lsn, later, columns, horizon);
        model.computeIfAbsent(row, _ -> new TreeMap<>()).put(lsn, later);
        ever.computeIfAbsent(row, _ -> new ArrayList<>()).add(later);
        ask(row, random.nextLong(horizon, lsn + 2));
        ask(random.nextInt(rows), random.nextLong(horizon, lsn + 2));
      }
      RoaringBitmap patched = new RoaringBitmap();
      model.keySet().forEach(patched::add);
      assertThat(patches.rows()).isEqualTo(patched);
      for (ItemField field : ItemField.values()) {
        assertThat(patches.differing(EnumSet.of(field))).isEqualTo(differing(EnumSet.of(field)));
      }
      EnumSet<ItemField> two = EnumSet.of(ItemField.KAPPA, ItemField.SESSION);
      assertThat(patches.differing(two)).isEqualTo(differing(two));
      assertThat(patches.differing(EnumSet.noneOf(ItemField.class))).isEmpty();
    }

    private void ask(int row, long lsn) {
      Optional<Map.Entry<Long, ItemFields>> wanted =
          Optional.ofNullable(model.get(row)).map(states -> states.floorEntry(lsn));
      PatchedFields found = patches.at(row, lsn);
      assertThat(Optional.ofNullable(found).map(PatchedFields::fields))
          .isEqualTo(wanted.map(Map.Entry::getValue));
      assertThat(Optional.ofNullable(found).map(PatchedFields::lsn))
          .isEqualTo(wanted.map(Map.Entry::getKey));
    }

    private RoaringBitmap differing(EnumSet<ItemField> fields) {
      RoaringBitmap rowsThatDiffer = new RoaringBitmap();
      ever.forEach(
          (row, states) -> {
            ItemFields columns = written.get(row);
            boolean differs =
                states.stream()
                    .anyMatch(
                        later -> fields.stream().anyMatch(field -> differs(field, later, columns)));
            if (differs) {
              rowsThatDiffer.add(row);
            }
          });
      return rowsThatDiffer;
    }

    private static boolean differs(ItemField field, ItemFields a, ItemFields b) {
      return switch (field) {
        case KAPPA -> a.kappa() != b.kappa();
        case IMPORTANCE -> a.importance() != b.importance();
        case TYPE -> !a.type().equals(b.type());
        case EVENT_TIME -> a.eventTime() != b.eventTime();
        case RECORD_TIME -> a.recordTime() != b.recordTime();
        case VALID_FROM -> a.validFrom() != b.validFrom();
        case VALID_UNTIL -> a.validUntil() != b.validUntil();
        case SESSION -> !a.session().equals(b.session());
        case METADATA -> !a.metadata().equals(b.metadata());
      };
    }
  }
}
