package io.t4dx.compaction.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.compaction.testing.Ordeal;
import io.t4dx.core.disk.sim.SimulatedDisk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The disk fails, or loses power, anywhere in the life of a journal. */
final class JournalOrdealTest {
  private static final long PLENTY = 1 << 20;

  /** Files of one or two appends, and few of them. */
  private static final long LITTLE = 8_000;

  @Test
  void aCrashAnywhereLosesNothingThatWasAcknowledged() throws IOException {
    assertThat(new Ordeal("sleep", () -> new Life(PLENTY)).crashes()).isGreaterThan(40);
  }

  @Test
  void aCrashWhileFilesRotateLosesNothingThatWasAcknowledged() throws IOException {
    assertThat(new Ordeal("sleep", () -> new Life(LITTLE)).crashes()).isGreaterThan(100);
  }

  @Test
  void aFailureAnywhereIsToldAndTheJournalGoesOn() throws IOException {
    assertThat(new Ordeal("sleep", () -> new Life(PLENTY)).failures()).isGreaterThan(40);
  }

  @Test
  void aFailureWhileFilesRotateIsToldAndTheJournalGoesOn() throws IOException {
    assertThat(new Ordeal("sleep", () -> new Life(LITTLE)).failures()).isGreaterThan(100);
  }

  private static final class Life implements Ordeal.Life {
    private final long keepBytes;
    private final List<JournalEntry> acknowledged = new ArrayList<>();
    private final Set<JournalEntry> inDoubt = new HashSet<>();
    private Optional<Journal> opened = Optional.empty();
    private Optional<SimulatedDisk> on = Optional.empty();
    private long cycle;

    Life(long keepBytes) {
      this.keepBytes = keepBytes;
    }

    @Override
    public void live(SimulatedDisk disk) throws IOException {
      on = Optional.of(disk);
      opened = Optional.of(open(disk));
      sleep(opened.get());
      sleep(opened.get());
      opened = Optional.of(open(disk));
      for (int i = 0; i < 6; i++) {
        sleep(opened.get());
      }
    }

    private Journal open(SimulatedDisk disk) throws IOException {
      return Journal.open(disk, keepBytes, _ -> {});
    }

    /** Appends what a cycle would. */
    private void sleep(Journal journal) throws IOException {
      cycle++;
      List<JournalEntry> entries = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        entries.add(Entries.forgotten(i, cycle));
      }
      entries.add(Entries.cycle(cycle));
      inDoubt.addAll(entries);
      journal.append(entries);
      entries.forEach(inDoubt::remove);
      acknowledged.addAll(entries);
    }

    @Override
    public void goOn() throws IOException {
      Journal journal = opened.isPresent() ? opened.get() : open(on.orElseThrow());
      sleep(journal);
      sleep(journal);
      checkAnswers(journal);
    }

    @Override
    public void check(SimulatedDisk disk) throws IOException {
      Journal found = open(disk);
      checkAnswers(found);
      long last = acknowledged.isEmpty() ? 0 : lastAcknowledged();
      assertThat(found.lastCycle()).isBetween(last, cycle);
      found.append(List.of(Entries.cycle(1_000)));
      List<JournalEntry> all = new ArrayList<>();
      found.forEach(all::add);
      assertThat(all).endsWith(Entries.cycle(1_000));
      assertThat(disk.list("sleep")).allMatch(name -> name.endsWith(".journal.jsonl"));
    }

    private long lastAcknowledged() {
      return acknowledged.getLast() instanceof JournalEntry.Cycle(long number, _, _, _)
          ? number
          : 0;
    }

    private void checkAnswers(Journal journal) throws IOException {
      List<JournalEntry> found = new ArrayList<>();
      journal.forEach(
          entry -> {
            if (!inDoubt.contains(entry)) {
              found.add(entry);
            }
          });
      if (keepBytes == LITTLE) {
        // Of the oldest files some may be back that were deleted, and others not.
        int newest = Math.min(10, acknowledged.size());
        assertThat(acknowledged).containsSubsequence(found);
        assertThat(found.subList(found.size() - newest, found.size()))
            .isEqualTo(acknowledged.subList(acknowledged.size() - newest, acknowledged.size()));
      } else {
        assertThat(found).isEqualTo(acknowledged);
      }
    }
  }
}
