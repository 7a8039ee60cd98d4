package io.t4dx.bench.sleep;

import io.t4dx.T4dx;
import io.t4dx.bench.report.BenchReport;
import io.t4dx.bench.store.Background;
import io.t4dx.bench.store.Memories;
import io.t4dx.model.ItemDraft;
import io.t4dx.sleep.SleepListener;
import io.t4dx.sleep.SleepPass;
import io.t4dx.sleep.SleepProgress;
import io.t4dx.sleep.SleepReport;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** REM over items that are all transitional, and how long each of its phases takes. */
final class RemCase implements SleepCase {
  private static final int DIMENSIONS = 768;

  @Override
  public String name() {
    return "rem";
  }

  @Override
  public void run(Path at, double share, BenchReport report)
      throws IOException, InterruptedException {
    int items = (int) (100_000 * share);
    Phases phases = new Phases();
    Memories memories = new Memories(DIMENSIONS, 100);
    try (Store store =
        T4dx.open(
            at.resolve("store"),
            Slept.options(
                    Slept.manual().set(SleepSetting.CLUSTER_MOST, items).listener(phases).build())
                .build())) {
      Slept.fill(store, memories, items, RemCase::transitional);
      store.flush();
      Background.await(store);
      store.sleep().run(SleepPass.NREM);
      Background.await(store);
      phases.begin();
      SleepReport first = store.sleep().run(SleepPass.REM);
      phases.seconds.forEach((what, seconds) -> report.add(result(what, "s", seconds)));
      report.add(result("all", "s", first.durations().values().iterator().next().toNanos() / 1e9));
      report.add(result("clusters", "count", first.clusters().size()));
      report.add(
          result(
              "members",
              "count",
              first.clusters().stream().mapToInt(cluster -> cluster.members().size()).sum()));
    }
  }

  private static ItemDraft transitional(ItemDraft item) {
    return ItemDraft.in(item.namespace())
        .id(item.id().orElseThrow())
        .vector(item.vector().orElseThrow())
        .content(item.content())
        .kappa(0.5f)
        .importance(0.1f)
        .build();
  }

  /** How long each phase took, by what the pass said it was doing. */
  private static final class Phases implements SleepListener {
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private String what = "";
    private long since;

    void begin() {
      seconds.clear();
      what = "beginning";
      since = System.nanoTime();
    }

    @Override
    public void progress(SleepProgress progress) {
      long now = System.nanoTime();
      seconds.merge(what, (now - since) / 1e9, Double::sum);
      since = now;
      what = progress.what();
    }
  }
}
