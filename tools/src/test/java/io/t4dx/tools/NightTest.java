package io.t4dx.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.T4dx;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemDraft;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs about sleep, on a store that has something to forget and something to learn. */
final class NightTest {
  @TempDir Path parent;

  private static UUID id(int number) {
    return UUID.fromString("0193e7a0-7c2b-7a3b-8f2e-%012d".formatted(number));
  }

  /** Written forty days before the commands run: old enough to be forgotten. */
  private Transcript old() {
    Path directory = parent.resolve("store");
    StoreOptions options =
        StoreOptions.builder()
            .clock(() -> Shell.NOW.minus(Duration.ofDays(40)))
            .randomSeed(7)
            .sleep(SleepOptions.builder().automatic(false).build())
            .build();
    try (Store store = T4dx.open(directory, options)) {
      for (int i = 1; i <= 3; i++) {
        store.insert(faint(i).build());
      }
      for (int i = 31; i <= 36; i++) {
        store.insert(transitional(i, "the build breaks on Mondays", 1, i / 1000f).build());
        store.insert(transitional(i + 10, "deployed on Friday", i / 1000f, 1).build());
      }
      store.insert(matters(21).build());
      store.insert(
          matters(22).build(),
          EdgeDraft.of("default", id(22), EdgeType.TEMPORAL_AFTER, id(21), 0.5f));
    }
    return new Transcript(directory);
  }

  private static ItemDraft.Builder faint(int i) {
    return ItemDraft.in("default")
        .id(id(i))
        .content("what was for lunch, number " + i)
        .vector(-1, i)
        .importance(0.01f);
  }

  private static ItemDraft.Builder transitional(int i, String text, float x, float y) {
    return ItemDraft.in("default")
        .id(id(i))
        .content(text + ", number " + i)
        .vector(x, y)
        .kappa(0.5f)
        .importance(0.5f);
  }

  private static ItemDraft.Builder matters(int i) {
    return ItemDraft.in("default")
        .id(id(i))
        .content("a lesson, number " + i)
        .vector(0, -1)
        .session("monday")
        .importance(0.8f);
  }

  @Test
  void answersPeople() throws IOException {
    Transcript t = old();
    t.run("sleep STORE --plan");
    t.run("sleep STORE");
    t.run("sleep STORE --yes");
    t.run("report STORE");
    t.run("report STORE --cycle 1");
    t.run("why STORE " + id(1));
    t.run("why STORE " + id(31));
    t.run("get STORE " + id(1));
    t.run("unforget STORE " + id(1));
    t.run("unforget STORE " + id(1));
    t.run("why STORE " + id(1));
    t.run("scan STORE --type SEMANTIC");
    t.run("erase STORE " + id(2));
    t.run("erase STORE " + id(31) + " --yes");
    t.run("why STORE " + id(31));
    t.run("erase STORE");
    t.run("compact STORE");
    t.in(Shell.of(40)).run("report STORE");
    t.check("night");
  }

  @Test
  void asksWhoeverSitsThere() {
    old();
    String store = parent.resolve("store").toString();
    Shell.Run no = Shell.of(80).lively().input("n\n").run("sleep", store);
    assertThat(no.exit()).isEqualTo(1);
    assertThat(no.err()).contains("Sleep like this? [y/N]");
    assertThat(no.out()).endsWith("nothing was done\n");
    assertThat(Shell.of(80).lively().input("").run("sleep", store).exit()).isEqualTo(1);
    assertThat(Shell.of(80).run("get", store, id(1).toString()).exit()).isZero();

    assertThat(Shell.of(80).lively().input("yes\n").run("sleep", store).exit()).isZero();
    assertThat(Shell.of(80).run("get", store, id(1).toString()).exit()).isEqualTo(1);
  }

  @Test
  void answersPrograms() throws IOException {
    Transcript t = old();
    t.run("sleep STORE --plan --json");
    t.run("sleep STORE prune --yes --json");
    t.run("report STORE --json");
    t.run("report STORE --cycle 1 --json");
    t.run("why STORE " + id(1) + " --json");
    t.run("unforget STORE " + id(1) + " --json");
    t.run("unforget STORE " + id(99) + " --json");
    t.run("erase STORE --everything --yes --json");
    t.run("flush STORE --json");
    t.run("compact STORE --json");
    t.run("upgrade STORE --json");
    t.check("night-json");
  }
}
