package io.t4dx.bench.sleep;

import io.t4dx.T4dx;
import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.store.Background;
import io.t4dx.bench.store.Memories;
import io.t4dx.model.ItemDraft;
import io.t4dx.query.Filter;
import io.t4dx.query.Hit;
import io.t4dx.query.Search;
import io.t4dx.sleep.SleepPass;
import io.t4dx.sleep.SleepReport;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PRUNE that forgets half of all items: what it takes, what it gives back, what is found after. */
final class PruneCase implements SleepCase {
  private static final int DIMENSIONS = 128;
  private static final int QUERIES = 100;

  @Override
  public String name() {
    return "prune";
  }

  @Override
  public void run(Path at, double share, BenchReport report)
      throws IOException, InterruptedException {
    int items = (int) (1_000_000 * share);
    Memories memories = new Memories(DIMENSIONS, 500);
    Path directory = at.resolve("store");
    try (Store store =
        T4dx.open(
            directory,
            Slept.options(
                    Slept.manual()
                        .set(SleepSetting.FORGET_AGE, 0)
                        .set(SleepSetting.FORGET_MOST, items)
                        .set(SleepSetting.ARCHIVE_BYTES, 1e12)
                        .build())
                .memtableItems(items / 10)
                .merging(false)
                .build())) {
      Slept.fill(store, memories, items, PruneCase::halfOfThemFaded);
      store.flush();
      Background.await(store);
      long before = Slept.bytes(directory.resolve("segments"));
      List<List<Hit>> found = firmHits(store, memories, items);
      long start = System.nanoTime();
      SleepReport slept = store.sleep().run(SleepPass.PRUNE);
      report.add(result("the pass", "s", (System.nanoTime() - start) / 1e9));
      report.add(result("forgotten", "count", slept.forgotten().count()));
      Background.await(store);
      long after = Slept.bytes(directory.resolve("segments"));
      report.add(result("segments and graphs, before", "bytes", (double) before));
      report.add(result("segments and graphs, after / before", "ratio", (double) after / before));
      report.add(
          result("the archive", "bytes", (double) Slept.bytes(directory.resolve("archive"))));
      report.add(
          result(
              "exact searches of what stays that find the same",
              "share",
              same(found, firmHits(store, memories, items))));
    }
  }

  private static ItemDraft halfOfThemFaded(ItemDraft item) {
    boolean firm = item.kappa() >= 0.5f;
    return ItemDraft.in(item.namespace())
        .id(item.id().orElseThrow())
        .vector(item.vector().orElseThrow())
        .content(item.content())
        .kappa(firm ? 1f : 0f)
        .importance(firm ? 1f : 0f)
        .build();
  }

  private static List<List<Hit>> firmHits(Store store, Memories memories, int items) {
    List<List<Hit>> hits = new ArrayList<>();
    for (int query = 0; query < QUERIES; query++) {
      hits.add(
          store
              .search(
                  Search.in(Memories.NAMESPACE)
                      .nearest(memories.vectors(items + query, 1).row(0))
                      .where(Filter.kappaBetween(0.5f, 1f))
                      .exact()
                      .build())
              .hits());
    }
    return hits;
  }

  private static double same(List<List<Hit>> before, List<List<Hit>> after) {
    int same = 0;
    for (int i = 0; i < before.size(); i++) {
      same += before.get(i).equals(after.get(i)) ? 1 : 0;
    }
    return (double) same / before.size();
  }
}
