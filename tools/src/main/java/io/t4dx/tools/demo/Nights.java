package io.t4dx.tools.demo;

import io.t4dx.model.EdgeKey;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Parts;
import io.t4dx.query.Filter;
import io.t4dx.query.Scan;
import io.t4dx.sleep.Fate;
import io.t4dx.sleep.ForgetRule;
import io.t4dx.sleep.SleepPlan;
import io.t4dx.sleep.SleepReport;
import io.t4dx.store.ItemStream;
import io.t4dx.store.Store;
import io.t4dx.tools.print.Bytes;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.print.Table;
import io.t4dx.tools.verb.NamespaceOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The nights of the demo: what was strengthened, which prototypes arose, what was forgotten. */
final class Nights {
  private static final int NIGHTS = 3;
  private static final int SHOWN = 3;
  private static final String NAMESPACE = NamespaceOption.DEFAULT;

  private final Page page;
  private final DemoClock clock;
  private final Facts figures;

  /** One night, as a row. */
  private record Night(int number, long items, SleepReport report) {}

  /** Something that may be forgotten, as it was. */
  private record Was(String content, float kappa) {}

  Nights(Page page, DemoClock clock, Facts figures) {
    this.page = page;
    this.clock = clock;
    this.figures = figures;
  }

  void sleep(Store store, Instant first) {
    page.heading("6. Three nights");
    page.tell(
        "NREM replays what matters and makes it firmer, REM makes prototypes of what belongs"
            + " together, PRUNE forgets what has faded, into an archive.");
    clock.set(first);
    Map<UUID, Was> before = contents(store);
    long items = before.size();
    List<Night> nights = new ArrayList<>();
    for (int night = 1; night <= NIGHTS; night++) {
      SleepReport report = store.sleep().run();
      nights.add(new Night(night, store.stats().items(), report));
      clock.set(first.plus(Duration.ofHours(20L * night)));
    }
    page.say("");
    page.table(table(), page.json() ? List.of() : nights);
    strengthened(store, before, nights);
    prototypes(store, nights);
    forgotten(store, before, nights);
    kappas(nights);
    figures
        .add("itemsBefore", items)
        .add("itemsAfter", store.stats().items())
        .add("nights", nights.stream().map(Nights::facts).toList());
  }

  private static Map<UUID, Was> contents(Store store) {
    Map<UUID, Was> contents = new HashMap<>();
    try (ItemStream items = store.scan(Scan.in(NAMESPACE).returning(Parts.CONTENT))) {
      while (items.hasNext()) {
        Item item = items.next();
        contents.put(item.id(), new Was(item.content(), item.kappa()));
      }
    }
    return contents;
  }

  private static long made(SleepReport report) {
    return report.clusters().stream().filter(SleepReport.Cluster::isNew).count();
  }

  private static Table<Night> table() {
    return new Table<Night>()
        .number("night", Night::number)
        .number("replayed", night -> night.report().replayed().items())
        .number("sequences", night -> night.report().replayed().sequences())
        .number("prototypes", night -> made(night.report()))
        .number("forgotten", night -> night.report().forgotten().count())
        .number("items", Night::items)
        .extra("segments", night -> new Bytes(night.report().bytes().after()));
  }

  private static Facts facts(Night night) {
    return new Facts()
        .add("replayed", night.report().replayed().items())
        .add("sequences", night.report().replayed().sequences())
        .add("edgesChanged", night.report().replayed().edges().size())
        .add("prototypes", made(night.report()))
        .add("forgotten", night.report().forgotten().count())
        .add("items", night.items());
  }

  private void strengthened(Store store, Map<UUID, Was> before, List<Night> nights) {
    page.heading("What was strengthened");
    Map<EdgeKey, float[]> weights = new LinkedHashMap<>();
    for (Night night : nights) {
      for (SleepPlan.EdgeChange change : night.report().replayed().edges()) {
        weights.computeIfAbsent(change.key(), _ -> new float[] {change.before(), 0})[1] =
            change.after();
      }
    }
    weights.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getValue()[0] - entry.getValue()[1]))
        .limit(SHOWN)
        .forEach(entry -> strengthened(store, before, entry.getKey(), entry.getValue()));
  }

  private void strengthened(Store store, Map<UUID, Was> before, EdgeKey edge, float[] weights) {
    ItemKey source = new ItemKey(NAMESPACE, edge.source());
    Was was = before.getOrDefault(source.id(), new Was("(not there before)", 0));
    float kappa = store.get(source, Parts.FIELDS).map(Item::kappa).orElse(was.kappa());
    page.say("  " + was.content());
    page.say(
        String.format(
            Locale.ROOT,
            "      kappa %.2f to %.2f; its edge %s to what came next %.4f to %.4f",
            was.kappa(),
            kappa,
            edge.type(),
            weights[0],
            weights[1]));
  }

  private void prototypes(Store store, List<Night> nights) {
    List<SleepReport.Cluster> made =
        nights.stream()
            .flatMap(night -> night.report().clusters().stream())
            .filter(SleepReport.Cluster::isNew)
            .sorted(Comparator.comparing(cluster -> -cluster.members().size()))
            .toList();
    page.heading("Prototypes: what was said again and again");
    for (SleepReport.Cluster cluster : made.stream().limit(SHOWN + 2).toList()) {
      String text =
          store
              .get(new ItemKey(cluster.namespace(), cluster.prototype()), Parts.CONTENT)
              .map(Item::content)
              .orElse("(no item)");
      page.say(
          String.format(
              Locale.ROOT, "  of %3d notes: %s", cluster.members().size(), firstLine(text)));
    }
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private void forgotten(Store store, Map<UUID, Was> before, List<Night> nights) {
    page.heading("What was forgotten, and why");
    long all = nights.stream().mapToLong(night -> night.report().forgotten().count()).sum();
    List<Fate> fates = new ArrayList<>();
    for (Night night : nights) {
      fates.addAll(store.sleep().forgotten(night.report().cycle()));
    }
    fates.stream()
        .filter(fate -> fate.forgotten().isPresent())
        .limit(SHOWN)
        .forEach(
            fate -> {
              Fate.Forgotten how = fate.forgotten().orElseThrow();
              page.say(
                  "  " + before.getOrDefault(fate.key().id(), new Was("(unknown)", 0)).content());
              page.say(
                  String.format(
                      Locale.ROOT,
                      "      %s: kappa %.2f, importance %.2f, written %s",
                      how.rule(),
                      how.kappa(),
                      how.importance(),
                      how.recordTime().toString().substring(0, 10)));
            });
    page.tell(
        all
            + " were forgotten, "
            + ForgetRule.FADED
            + " being neither firm nor important and older than a month; each is in the archive and"
            + " can be brought back with 'unforget'.");
    long firm = store.count(NAMESPACE, Filter.kappaBetween(0.3f, 1));
    figures.add("firm", firm);
  }

  private void kappas(List<Night> nights) {
    page.heading("How firm the memories are (kappa), before and after");
    List<Long> before = nights.getFirst().report().kappaBefore();
    List<Long> after = nights.getLast().report().kappaAfter();
    long most = Math.max(1, before.stream().mapToLong(Long::longValue).max().orElse(1));
    for (int i = 0; i < before.size(); i++) {
      page.say(
          String.format(
              Locale.ROOT,
              "  %.1f  %6d  %6d  %s",
              i / 10f,
              before.get(i),
              after.get(i),
              "#".repeat((int) Math.ceil(30.0 * after.get(i) / most))));
    }
  }
}
