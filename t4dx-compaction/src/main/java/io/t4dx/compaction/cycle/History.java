package io.t4dx.compaction.cycle;

import io.t4dx.compaction.journal.Journal;
import io.t4dx.compaction.journal.JournalEntry;
import io.t4dx.model.ItemKey;
import io.t4dx.sleep.Fate;
import io.t4dx.sleep.PastCycle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the journal tells of cycles. */
final class History {
  private final Journal journal;
  private final Fates fates;

  History(Journal journal, Fates fates) {
    this.journal = journal;
    this.fates = fates;
  }

  List<PastCycle> cycles() throws IOException {
    List<PastCycle> cycles = new ArrayList<>();
    journal.forEach(
        entry -> {
          if (entry instanceof JournalEntry.Cycle(var number, var began, var took, var figures)) {
            cycles.add(new PastCycle(number, began, took, figures));
          }
        });
    return cycles;
  }

  /** What became of that since is not asked. */
  List<Fate> forgotten(long cycle) throws IOException {
    List<JournalEntry.Forgotten> lines = new ArrayList<>();
    journal.forEach(
        entry -> {
          if (entry instanceof JournalEntry.Forgotten line && line.cycle() == cycle) {
            lines.add(line);
          }
        });
    List<Fate> forgotten = new ArrayList<>(lines.size());
    for (JournalEntry.Forgotten line : lines) {
      ItemKey key = line.key();
      forgotten.add(fates.ofGone(key, line));
    }
    return forgotten;
  }
}
