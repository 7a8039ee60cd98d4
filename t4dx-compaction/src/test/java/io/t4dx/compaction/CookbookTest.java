package io.t4dx.compaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.T4dx;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.model.ItemType;
import io.t4dx.query.Filter;
import io.t4dx.query.Hit;
import io.t4dx.query.Scan;
import io.t4dx.query.ScanOrder;
import io.t4dx.query.Search;
import io.t4dx.sleep.ErasureReport;
import io.t4dx.sleep.Fate;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.sleep.SleepPass;
import io.t4dx.sleep.SleepPlan;
import io.t4dx.sleep.SleepReport;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.store.ItemStream;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.SyncMode;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.WriteBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of docs/cookbook.md, to the letter but for white space. */
final class CookbookTest {
  private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Instant NOON = Instant.parse("2026-05-17T12:00:00Z");

  @TempDir Path directory;
  private Instant clock = NOON;

  private Store open() {
    InstantSource source = () -> clock;
    return T4dx.open(
        directory,
        StoreOptions.builder()
            .syncMode(SyncMode.none())
            .clock(source)
            .sleep(SleepOptions.builder().automatic(false).build())
            .build());
  }

  static double worth(Hit hit, Instant now) {
    double weeks = Duration.between(hit.item().eventTime(), now).toHours() / 168.0;
    return hit.score() + 0.5 * hit.item().importance() + 0.3 * Math.pow(0.5, weeks);
  }

  @Test
  void recallWithRecencyAndImportance() {
    Instant now = NOON;
    float[] question = {1, 0};
    try (Store store = open()) {
      UUID old = store.insert(seen(300, 0.5f).vector(1, 0).build()).id();
      UUID lately = store.insert(seen(1, 0.5f).vector(0.99f, 0.1f).build()).id();
      store.insert(seen(1, 0.1f).vector(1, 0).build());
      Search search =
          Search.in("alice")
              .nearest(question)
              .k(50)
              .where(Filter.importanceBetween(0.2f, 1f))
              .build();
      List<Hit> best =
          store.search(search).hits().stream()
              .sorted(Comparator.comparingDouble(hit -> -worth(hit, now)))
              .limit(5)
              .toList();
      assertThat(best).extracting(hit -> hit.item().id()).containsExactly(lately, old);

      for (Hit hit : best) {
        store.update(
            hit.item().key(), FieldUpdate.builder().addToAccessCount(1).addToKappa(0.02f).build());
      }
      assertThat(store.get(new ItemKey("alice", old)).orElseThrow().accessCount()).isEqualTo(1);
    }
  }

  private static ItemDraft.Builder seen(int daysAgo, float importance) {
    return ItemDraft.in("alice")
        .eventTime(NOON.minus(Duration.ofDays(daysAgo)))
        .importance(importance);
  }

  @Test
  void sessions() {
    try (Store store = open()) {
      UUID before = store.newId();
      store.insert(
          ItemDraft.in("alice").id(before).session("monday").content("what is the plan?").build());
      UUID after = store.newId();
      store.insert(
          ItemDraft.in("alice").id(after).session("monday").content("ship on Thursday").build(),
          EdgeDraft.of("alice", after, EdgeType.TEMPORAL_AFTER, before, 0.5f));

      List<String> said = new ArrayList<>();
      Scan monday = Scan.in("alice").where(Filter.session("monday")).by(ScanOrder.EVENT_TIME);
      try (ItemStream turns = store.scan(monday)) {
        turns.forEachRemaining(turn -> said.add(turn.content()));
      }
      assertThat(said).containsExactly("what is the plan?", "ship on Thursday");
    }
  }

  @Test
  void factsThatChange() {
    Instant moved = NOON.minus(Duration.ofDays(10));
    float[] question = {1, 0};
    float[] lisbon = {0.9f, 0.1f};
    try (Store store = open()) {
      ItemKey older = new ItemKey("alice", store.newId());
      store.insert(
          ItemDraft.in("alice")
              .id(older.id())
              .content("lives in Rome")
              .vector(1, 0.2f)
              .validFrom(NOON.minus(Duration.ofDays(1000)))
              .build());
      UUID newer = store.newId();
      store.write(
          new WriteBatch()
              .requireItem(older)
              .insert(
                  ItemDraft.in("alice")
                      .id(newer)
                      .content("lives in Lisbon")
                      .vector(lisbon)
                      .type(ItemType.SEMANTIC)
                      .validFrom(moved)
                      .build(),
                  EdgeDraft.of("alice", newer, EdgeType.SUPERSEDES, older.id(), 1f))
              .update(older, FieldUpdate.builder().validUntil(moved).build()));

      List<Hit> now = store.search(Search.in("alice").nearest(question).k(1).build()).hits();
      List<Hit> then =
          store
              .search(
                  Search.in("alice").nearest(question).k(1).validAt(moved.minusSeconds(60)).build())
              .hits();
      assertThat(now.getFirst().item().content()).isEqualTo("lives in Lisbon");
      assertThat(then.getFirst().item().content()).isEqualTo("lives in Rome");
      assertThat(store.sleep().why(older).kind()).isEqualTo(Fate.Kind.SUPERSEDED);
    }
  }

  @Test
  void howMuchIsForgotten() {
    SleepOptions patient =
        SleepOptions.builder()
            .set(SleepSetting.FORGET_IMPORTANCE_BELOW, 0.03)
            .set(SleepSetting.FORGET_AGE, 180 * 86_400)
            .build();
    SleepOptions strict =
        SleepOptions.builder().set(SleepSetting.TIME_TO_LIVE, 365 * 86_400).build();
    assertThat(patient.get(SleepSetting.FORGET_AGE)).isEqualTo(15_552_000);
    assertThat(strict.get(SleepSetting.TIME_TO_LIVE)).isEqualTo(31_536_000);

    try (Store store = open()) {
      UUID faint = store.insert(ItemDraft.in("alice").content("lunch").importance(0f).build()).id();
      clock = NOON.plus(Duration.ofDays(40));
      SleepPlan plan = store.sleep().plan(SleepPass.PRUNE);
      int wouldGo = plan.prune().map(prune -> prune.victims().size()).orElse(0);
      SleepReport report = store.sleep().execute(plan);
      for (Fate fate : store.sleep().forgotten(report.cycle())) {
        store.sleep().restore(fate.key());
      }
      assertThat(wouldGo).isEqualTo(1);
      assertThat(store.get(new ItemKey("alice", faint))).isPresent();
      assertThat(store.sleep().history()).hasSize(1);
      assertThat(store.sleep().history().getFirst().forgotten()).isEqualTo(1);
      assertThat(store.sleep().forgotten(2)).isEmpty();
    }
  }

  @Test
  void manyTenants() {
    try (Store store = open()) {
      store.insert(ItemDraft.in("tenant 4711").content("theirs alone").build());
      ErasureReport gone = store.sleep().eraseNamespace("tenant 4711");
      assertThat(gone.items()).isEqualTo(1);
      assertThat(store.namespaces()).isEmpty();
    }
  }

  @Test
  void theRecipesAreThoseOfTheCookbook() throws IOException {
    Path module = Path.of("").toAbsolutePath();
    String cookbook = Files.readString(module.resolveSibling("docs/cookbook.md"));
    String code =
        squeezed(
            Files.readString(module.resolve("src/test/java/io/t4dx/compaction/CookbookTest.java")));
    Matcher examples = EXAMPLE.matcher(cookbook);
    int count = 0;
    while (examples.find()) {
      assertThat(code).contains(squeezed(examples.group(1)));
      count++;
    }
    assertThat(count).isEqualTo(10);
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", "");
  }
}
