package io.t4dx.compaction.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.compaction.testing.FileBytes;
import io.t4dx.compaction.testing.Ordeal;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.model.ItemKey;
import io.t4dx.write.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The disk fails, or loses power, anywhere in the life of an archive. */
final class ArchiveOrdealTest {
  private static final long PLENTY = 1 << 20;

  /** A file of the life below is larger than half of it. */
  private static final long LITTLE = 1_500;

  @Test
  void aCrashAnywhereLeavesTheStateBeforeOrAfter() throws IOException {
    assertThat(new Ordeal("archive", () -> new Life(PLENTY)).crashes()).isGreaterThan(60);
  }

  @Test
  void aCrashWhileFilesGoLeavesTheStateBeforeOrAfter() throws IOException {
    assertThat(new Ordeal("archive", () -> new Life(LITTLE)).crashes()).isGreaterThan(60);
  }

  @Test
  void aFailureAnywhereIsToldAndTheArchiveGoesOn() throws IOException {
    assertThat(new Ordeal("archive", () -> new Life(PLENTY)).failures()).isGreaterThan(60);
  }

  @Test
  void aFailureWhileFilesGoIsToldAndTheArchiveGoesOn() throws IOException {
    assertThat(new Ordeal("archive", () -> new Life(LITTLE)).failures()).isGreaterThan(60);
  }

  /** Remembers for each key what may be found. */
  private static final class Life implements Ordeal.Life {
    private final long keepBytes;
    private final Map<ItemKey, Set<Optional<Operation.Insert>>> allowed = new HashMap<>();
    private Optional<Archive> opened = Optional.empty();
    private Optional<SimulatedDisk> on = Optional.empty();
    private boolean erased;

    Life(long keepBytes) {
      this.keepBytes = keepBytes;
    }

    @Override
    public void live(SimulatedDisk disk) throws IOException {
      on = Optional.of(disk);
      opened = Optional.of(Archive.open(disk, keepBytes));
      append(Memories.item(1, 2), Memories.item(2, 3), Memories.dropped(1, 9));
      append(many(100, 140));
      append(Memories.item(1, 5), Memories.loner(6));
      erase();
      opened = Optional.of(Archive.open(disk, keepBytes));
      append(Memories.item(7, 8));
    }

    private static Operation[] many(int from, int to) {
      List<Operation> items = new ArrayList<>();
      for (int i = from; i < to; i++) {
        items.add(Memories.loner(i));
      }
      return items.toArray(new Operation[0]);
    }

    private Archive archive() {
      return opened.orElseThrow();
    }

    private void append(Operation... operations) throws IOException {
      Map<ItemKey, Optional<Operation.Insert>> after = new HashMap<>();
      if (keepBytes == LITTLE) {
        allowed.replaceAll((_, found) -> with(found, Optional.empty()));
      }
      for (Operation operation : operations) {
        if (operation instanceof Operation.Insert insert) {
          ItemKey key = new ItemKey(insert.item().namespace(), insert.item().id().orElseThrow());
          after.put(key, Optional.of(insert));
          allowed.merge(
              key,
              Set.of(Optional.empty(), Optional.of(insert)),
              (before, _) -> with(before, Optional.of(insert)));
        }
      }
      List<Place> places = archive().append(List.of(operations));
      assertThat(places).hasSize(operations.length);
      after.forEach((key, found) -> allowed.put(key, Set.of(found)));
    }

    private void erase() throws IOException {
      Set<Optional<Operation.Insert>> one =
          with(allowed.getOrDefault(Memories.key(1), Set.of()), Optional.empty());
      allowed.put(Memories.key(1), one);
      archive().rewriteWithout(Memories.key(1)::equals);
      allowed.put(Memories.key(1), Set.of(Optional.empty()));
      erased = true;
    }

    private static Set<Optional<Operation.Insert>> with(
        Set<Optional<Operation.Insert>> some, Optional<Operation.Insert> one) {
      List<Optional<Operation.Insert>> more = new ArrayList<>(some);
      more.add(one);
      return Set.copyOf(more);
    }

    @Override
    public void goOn() throws IOException {
      if (opened.isEmpty()) {
        opened = Optional.of(Archive.open(on.orElseThrow(), keepBytes));
      }
      checkAnswers(archive());
      append(Memories.item(20, 21));
      checkAnswers(archive());
      erase();
      checkAnswers(archive());
      checkErased(on.orElseThrow());
    }

    @Override
    public void check(SimulatedDisk disk) throws IOException {
      Archive found = Archive.open(disk, keepBytes);
      checkAnswers(found);
      if (erased) {
        checkErased(disk);
      }
      Place place = found.append(List.of(Memories.loner(30))).getFirst();
      assertThat(found.read(place, Memories.key(30))).contains(Memories.loner(30));
      found.rewriteWithout(Memories.key(1)::equals);
      checkErased(disk);
    }

    private void checkAnswers(Archive archive) throws IOException {
      for (Map.Entry<ItemKey, Set<Optional<Operation.Insert>>> entry : allowed.entrySet()) {
        assertThat(entry.getValue()).contains(archive.find(entry.getKey()));
      }
    }

    /** Not in any file, whatever its name. */
    private static void checkErased(SimulatedDisk disk) throws IOException {
      for (String name : disk.list("archive")) {
        assertThat(name).endsWith(".jsonl.gz");
        assertThat(ArchiveTest.text(FileBytes.read(disk, "archive/" + name)))
            .doesNotContain(Memories.id(1).toString());
      }
    }
  }
}
