package io.t4dx.tools.demo;

import io.t4dx.model.EdgeType;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Parts;
import io.t4dx.query.Direction;
import io.t4dx.query.Filter;
import io.t4dx.query.Hit;
import io.t4dx.query.Search;
import io.t4dx.query.Traversal;
import io.t4dx.store.Store;
import io.t4dx.tools.print.Count;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.use.VisitTree;
import io.t4dx.tools.verb.NamespaceOption;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The stations of the demo by day: what is written, found, and not lost. */
final class Tour {
  private static final long WRITES_BEFORE_THE_CRASH = 300;
  private static final String QUESTION = "why is the search page slow? is it a query, an index?";
  private static final String NAMESPACE = NamespaceOption.DEFAULT;

  private final Page page;
  private final DemoClock clock;
  private final Path directory;
  private final Facts figures;
  private UUID incident = new UUID(0, 0);
  private long heard;

  Tour(Page page, DemoClock clock, Path directory, Facts figures) {
    this.page = page;
    this.clock = clock;
    this.directory = directory;
    this.figures = figures;
  }

  void begin() {
    page.say(page.ink().bold("A memory for an agent that sits in a small software team"));
    page.tell(
        "It hears everything that is said for three months: work and chatter, incidents with their"
            + " causes, facts that change. The notes are made up by a script with a fixed seed, and"
            + " their vectors by hashing words, so there is nothing to download.");
  }

  void write(Store store, TeamHistory history, Instant end) {
    page.heading("1. Three months, written day by day");
    long began = System.nanoTime();
    history.write(end);
    store.flush();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    incident = history.lastIncident().orElseThrow();
    long edges = store.stats().edges();
    page.say(
        String.format(
            Locale.ROOT,
            "%,d notes and %,d edges in %.1f s, each day one batch that is durable as a whole",
            history.notes(),
            edges,
            took.toNanos() / 1e9));
    figures.add("notes", new Count(history.notes())).add("edges", new Count(edges));
  }

  void search(Store store) {
    page.heading("2. What do we know about it?");
    ask(store, QUESTION, Filter.everything());
    page.say("");
    page.tell("The same, among what matters (importance 0.5 and more):");
    ask(store, QUESTION, Filter.importanceBetween(0.5f, 1));
  }

  private void ask(Store store, String question, Filter filter) {
    page.say(page.ink().cyan("? " + question));
    Search search = Search.in(NAMESPACE).nearest(Embedding.of(question)).k(3).where(filter).build();
    hits(store.search(search).hits());
  }

  private void hits(List<Hit> hits) {
    for (Hit hit : hits) {
      page.say(
          String.format(
              Locale.ROOT,
              "  %.2f  %s  %s",
              hit.score(),
              hit.item().eventTime().toString().substring(0, 10),
              hit.item().content()));
    }
  }

  void remember(Store store, Instant now) {
    page.heading("3. Facts that change");
    page.tell("A newer fact ends the older one. A search finds what holds now, or what held then:");
    Instant then = now.minus(Duration.ofDays(85));
    clock.set(now.minus(Duration.ofDays(3)));
    String question = "on call this fortnight";
    page.say(page.ink().cyan("? " + question));
    Search.Builder search =
        Search.in(NAMESPACE)
            .nearest(Embedding.of(question))
            .k(1)
            .where(Filter.metadata("kind", "fact"));
    hits(store.search(search.build()).hits());
    page.say(page.ink().cyan("? the same, as of " + then.toString().substring(0, 10)));
    hits(store.search(search.validAt(then).build()).hits());
  }

  void traverse(Store store) {
    page.heading("4. Why did that happen?");
    page.tell("From an alarm backwards along CAUSES, and on to what was done about it:");
    Traversal walk =
        Traversal.from(NAMESPACE, incident)
            .types(EdgeType.CAUSES, EdgeType.PRODUCES)
            .direction(Direction.BOTH)
            .depth(3);
    new VisitTree(page, id -> text(store, id)).draw(store.traverse(walk).visits());
  }

  private static String text(Store store, UUID id) {
    return store
        .get(new ItemKey(NAMESPACE, id), Parts.CONTENT)
        .map(Item::content)
        .orElse("(no item)");
  }

  void crash() throws IOException {
    page.heading("5. A crash");
    page.tell("Another process writes notes one by one, and is killed (SIGKILL) in the middle.");
    heard = Crash.after(WRITES_BEFORE_THE_CRASH, directory);
  }

  void recover(Store store, Duration opening) {
    long before = store.count(NAMESPACE, Filter.session(CrashingWriter.SESSION));
    page.say(
        "It was told of "
            + heard
            + " writes that they are durable. Opening the store again took "
            + opening.toMillis()
            + " ms, and there are "
            + before
            + ".");
    page.say(
        before >= heard
            ? page.ink().green("Nothing that was acknowledged is lost.")
            : page.ink().red("That is an error of t4dx: some are lost."));
    figures.add("acknowledged", heard).add("recovered", before);
  }

  void end() {
    page.heading("Try it");
    page.tell("The store stays where it is. Three commands to go on with:");
    page.say("  tools/t4dx stats " + directory);
    page.say("  tools/t4dx traverse " + directory + " " + incident + " --direction both");
    page.say("  tools/t4dx report " + directory + " --cycle 1");
    page.say("");
    page.say("'tools/t4dx help' lists all the others; 'rm -r " + directory + "' takes it away.");
  }
}
