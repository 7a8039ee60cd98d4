package io.t4dx.tools.look;

import io.t4dx.T4dx;
import io.t4dx.inspect.DumpRow;
import io.t4dx.inspect.Finding;
import io.t4dx.inspect.Inspector;
import io.t4dx.inspect.Part;
import io.t4dx.inspect.SegmentDump;
import io.t4dx.inspect.Selection;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.print.Rows;
import io.t4dx.tools.print.Table;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.Refusal;
import io.t4dx.tools.verb.Verb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what is in one segment file. */
@Command(
    name = "dump",
    description =
        "shows what is in a segment file, part by part; the file may be damaged, or in use",
    footer = {
      "  tools/t4dx dump memories/segments/000012.seg",
      "  tools/t4dx dump memories/segments/000012.seg --section items --limit 20",
      "  tools/t4dx dump memories/segments/000012.seg --section edges --id 0193e7a0-...",
      "  tools/t4dx dump memories/segments/000012.seg --section vectors --json"
    })
public final class DumpVerb extends Verb {
  private static final String SEGMENTS = "segments";

  @Parameters(index = "0", paramLabel = "SEGMENT", description = "a segment file, NNNNNN.seg")
  private Path file;

  @Option(
      names = "--section",
      paramLabel = "PART",
      defaultValue = "LAYOUT",
      description =
          "keys, columns, items, vectors, graph, edges, postings, patches, stats or layout;"
              + " 'layout' unless given")
  private Part part = Part.LAYOUT;

  @Option(names = "--id", paramLabel = "ID", description = "only what is about this id")
  private Optional<UUID> id = Optional.empty();

  @Option(names = "--limit", paramLabel = "N", description = "at most so many rows")
  private Optional<Long> limit = Optional.empty();

  /** Filled by the command line. */
  public DumpVerb() {}

  @Override
  protected Exit run(Page page) {
    if (!Files.isRegularFile(file)) {
      throw Refusal.unusable(
          "there is no file " + file, "segments are in the directory 'segments' of a store");
    }
    // Through the store that the file is in, if it is in one: its manifest says what counts.
    Path absolute = file.toAbsolutePath().normalize();
    Path directory = absolute.getParent();
    boolean inStore = directory.endsWith(SEGMENTS) && directory.getParent() != null;
    Inspector inspector = T4dx.inspect(inStore ? directory.getParent() : directory);
    String path = (inStore ? SEGMENTS + "/" : "") + absolute.getFileName();
    Selection selection = new Selection(id, limit.orElse(Long.MAX_VALUE));
    try (SegmentDump segment = inspector.segment(path)) {
      return Found.print(page, inspector.directory(), dump(page, segment, selection));
    }
  }

  private List<Finding> dump(Page page, SegmentDump segment, Selection selection) {
    return switch (part) {
      case KEYS -> dump(page, segment, selection, DumpRow.Key.class, DumpTables.keys());
      case COLUMNS -> dump(page, segment, selection, DumpRow.Columns.class, DumpTables.columns());
      case ITEMS -> dump(page, segment, selection, DumpRow.ItemRow.class, DumpTables.items());
      case VECTORS -> dump(page, segment, selection, DumpRow.Vector.class, DumpTables.vectors());
      case GRAPH -> dump(page, segment, selection, DumpRow.Node.class, DumpTables.nodes());
      case EDGES -> dump(page, segment, selection, DumpRow.EdgeRow.class, DumpTables.edges());
      case POSTINGS -> dump(page, segment, selection, DumpRow.Term.class, DumpTables.terms());
      case PATCHES -> dump(page, segment, selection, DumpRow.Change.class, DumpTables.changes());
      case STATS ->
          dump(page, segment, selection, DumpRow.Statistic.class, DumpTables.statistics());
      case LAYOUT ->
          dump(page, segment, selection, DumpRow.SectionRow.class, DumpTables.sections());
    };
  }

  private <T extends DumpRow> List<Finding> dump(
      Page page, SegmentDump segment, Selection selection, Class<T> kind, Table<T> table) {
    Rows<T> rows = page.rows(table);
    List<Finding> findings = segment.dump(part, selection, row -> rows.accept(kind.cast(row)));
    rows.end();
    return findings;
  }
}
