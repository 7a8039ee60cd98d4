package io.t4dx.bench.store;

import io.t4dx.T4dx;
import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.report.Latencies;
import io.t4dx.model.ItemDraft;
import io.t4dx.query.Explanation;
import io.t4dx.query.Filter;
import io.t4dx.query.Search;
import io.t4dx.query.SearchResult;
import io.t4dx.query.TimeField;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.SyncMode;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.WriteBatch;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** What it costs to have a search explained, and what is then said: three days, three segments. */
final class ExplainCase implements StoreCase {
  private static final int DAY_ITEMS = 10_000;
  private static final int DAYS = 3;
  private static final int LATE_ITEMS = 300;
  private static final int ROUNDS = 400;
  private static final Duration STEP = Duration.ofDays(1).dividedBy(DAY_ITEMS);
  private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public void run(FilledStores stores, BenchReport report)
      throws IOException, InterruptedException {
    StoreOptions options =
        StoreOptions.builder()
            .sleep(SleepOptions.builder().automatic(false).build())
            .syncMode(SyncMode.none())
            .memtableItems(1_000_000)
            .build();
    try (Store store = T4dx.open(stores.directory("explain"), options)) {
      for (int day = 0; day < DAYS; day++) {
        fill(store, stores.memories(), day * DAY_ITEMS, DAY_ITEMS);
        store.flush();
      }
      Background.await(store);
      for (int item = 0; item < DAYS * DAY_ITEMS; item += 100) {
        store.update(Memories.key(item), FieldUpdate.builder().kappa(0.9f).build());
        store.delete(Memories.key(item + 7));
      }
      fill(store, stores.memories(), DAYS * DAY_ITEMS, LATE_ITEMS);
      measure(store, stores.memories(), report);
    }
  }

  private static void fill(Store store, Memories memories, int first, int count) {
    WriteBatch batch = new WriteBatch();
    for (int i = 0; i < count; i++) {
      int item = first + i;
      batch.insert(
          ItemDraft.in(Memories.NAMESPACE)
              .id(Memories.id(item))
              .vector(memories.vectors(item, 1).row(0))
              .kappa((item % 97) / 97f)
              .eventTime(MONDAY.plus(STEP.multipliedBy(item)))
              .session("session-" + item / 50)
              .build());
      if (batch.operations().size() == 500 || i == count - 1) {
        store.write(batch);
        batch = new WriteBatch();
      }
    }
  }

  private void measure(Store store, Memories memories, BenchReport report) {
    Search.Builder builder =
        Search.in(Memories.NAMESPACE)
            .k(10)
            .where(
                Filter.time(
                        TimeField.EVENT_TIME,
                        MONDAY.plus(Duration.ofHours(36)),
                        MONDAY.plus(Duration.ofDays(9)))
                    .and(Filter.kappaBetween(0.7f, 1)));
    Latencies plain = new Latencies();
    Latencies explained = new Latencies();
    Explanation<SearchResult> last = store.explain(search(builder, memories, 0));
    for (int round = 0; round < 2 * ROUNDS; round++) {
      Search search = search(builder, memories, round);
      long start = System.nanoTime();
      store.search(search);
      long between = System.nanoTime();
      last = store.explain(search);
      long end = System.nanoTime();
      if (round >= ROUNDS) {
        plain.add(between - start);
        explained.add(end - between);
      }
    }
    report.add(result("search, p50", "us", plain.quantile(0.5) / 1e3));
    report.add(result("search explained, p50", "us", explained.quantile(0.5) / 1e3));
    report.note(last.text());
    report.note(last.json());
  }

  private static Search search(Search.Builder builder, Memories memories, int round) {
    return builder.nearest(memories.vectors(1_000_000 + round, 1).row(0)).build();
  }
}
