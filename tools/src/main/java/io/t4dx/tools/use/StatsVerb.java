package io.t4dx.tools.use;

import io.t4dx.query.Filter;
import io.t4dx.store.Store;
import io.t4dx.store.StoreStats;
import io.t4dx.tools.print.Bytes;
import io.t4dx.tools.print.Count;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.StoreVerb;
import picocli.CommandLine.Command;

/** How much there is of what. */
@Command(
    name = "stats",
    description = "how much a store holds, and where",
    footer = {"  tools/t4dx stats memories", "  tools/t4dx stats memories --json"})
public final class StatsVerb extends StoreVerb {
  /** Filled by the command line. */
  public StatsVerb() {}

  @Override
  protected Exit run(Page page) {
    try (Store store = open()) {
      page.facts(facts(store, store.stats()));
    }
    return Exit.DONE;
  }

  private static Facts facts(Store store, StoreStats stats) {
    return new Facts()
        .add("items", new Count(stats.items()))
        .add("edges", new Count(stats.edges()))
        .add("lsn", stats.lsn())
        .add("namespaces", namespaces(store))
        .add("segments", segments(stats.segments()))
        .add("log", log(stats.log()));
  }

  private static Facts namespaces(Store store) {
    Facts namespaces = Facts.verbatim();
    for (String name : store.namespaces()) {
      namespaces.add(name, new Count(store.count(name, Filter.everything())));
    }
    return namespaces;
  }

  private static Facts segments(StoreStats.Segments segments) {
    return new Facts()
        .add("count", segments.count())
        .add("bytes", new Bytes(segments.bytes()))
        .add("rows", new Count(segments.rows()))
        .add("edges", new Count(segments.edges()))
        .add("graphs", segments.graphs())
        .add("pendingGraphs", segments.pendingGraphs())
        .add("damaged", segments.damaged());
  }

  private static Facts log(StoreStats.Log log) {
    return new Facts()
        .add("files", log.files())
        .add("bytes", new Bytes(log.bytes()))
        .add("firstLsn", log.firstLsn())
        .add("lastLsn", log.lastLsn());
  }
}
