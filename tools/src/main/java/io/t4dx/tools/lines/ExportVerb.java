package io.t4dx.tools.lines;

import io.t4dx.exchange.LineWriter;
import io.t4dx.model.Edge;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Parts;
import io.t4dx.query.Direction;
import io.t4dx.query.Scan;
import io.t4dx.store.ItemStream;
import io.t4dx.store.Snapshot;
import io.t4dx.store.Store;
import io.t4dx.tools.print.Count;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Out;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.print.Progress;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.StoreVerb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives out everything, one object a line, as import takes it. */
@Command(
    name = "export",
    description = "give out items with their edges, one JSON object a line, as 'import' takes them",
    footer = {
      "  tools/t4dx export memories notes.jsonl",
      "  tools/t4dx export memories | gzip > notes.jsonl.gz",
      "  tools/t4dx export memories -n alice --numbers | tools/t4dx import other -"
    })
public final class ExportVerb extends StoreVerb {
  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "where to; standard output unless given")
  private @Nullable Path file;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      description = "only this one; may be repeated")
  private List<String> namespaces = new ArrayList<>();

  @Option(names = "--numbers", description = "vectors as arrays of numbers, not base64")
  private boolean numbers;

  private long items;
  private long edges;

  /** Filled by the command line. */
  public ExportVerb() {}

  @Override
  protected Exit run(Page page) throws IOException {
    try (Store store = open();
        Snapshot view = store.snapshot()) {
      if (file == null) {
        write(page, view, store.stats().items(), terminal().out());
        return Exit.DONE;
      }
      try (var to = Files.newOutputStream(file)) {
        Out out = new Out(to);
        write(page, view, store.stats().items(), out);
        out.flush();
      }
      page.say(items + " items with " + edges + " edges are in " + file);
      page.object(new Facts().add("items", new Count(items)).add("edges", new Count(edges)));
    }
    return Exit.DONE;
  }

  private void write(Page page, Snapshot view, long all, Out out) {
    LineWriter writer =
        new LineWriter(numbers ? LineWriter.VectorForm.NUMBERS : LineWriter.VectorForm.BASE64);
    try (Progress progress = page.progress("exporting", "items", all)) {
      for (String namespace : namespaces.isEmpty() ? view.namespaces() : Set.copyOf(namespaces)) {
        try (ItemStream stream = view.scan(Scan.in(namespace))) {
          while (stream.hasNext()) {
            Item item = stream.next();
            List<Edge> leaving = leaving(view, item.key());
            out.write(writer.line(item, leaving));
            count(1, leaving);
            progress.at(items);
          }
        }
        for (UUID source : sourcesWithoutItem(view, namespace)) {
          List<Edge> leaving = leaving(view, new ItemKey(namespace, source));
          out.write(writer.line(namespace, source, leaving));
          count(0, leaving);
        }
      }
    }
  }

  private void count(int item, List<Edge> leaving) {
    items += item;
    edges += leaving.size();
  }

  private static List<Edge> leaving(Snapshot view, ItemKey key) {
    return view.edges(key.namespace(), key.id(), Direction.OUT);
  }

  /** An edge may leave an id that has no item; such edges get lines of their own. */
  private static Set<UUID> sourcesWithoutItem(Snapshot view, String namespace) {
    Set<UUID> sources = new TreeSet<>();
    view.forEachEdge(namespace, edge -> sources.add(edge.source()));
    sources.removeIf(id -> view.get(new ItemKey(namespace, id), Parts.FIELDS).isPresent());
    return sources;
  }
}
