package io.t4dx.core.inspect;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.flush.GraphFile;
import io.t4dx.core.live.VectorGraph;
import io.t4dx.core.segment.ItemColumn;
import io.t4dx.core.segment.RowStatistics;
import io.t4dx.core.segment.SegmentPieces;
import io.t4dx.core.segment.TermText;
import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.Section;
import io.t4dx.index.column.ColumnKind;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.posting.Postings;
import io.t4dx.index.posting.TermCursor;
import io.t4dx.index.posting.TermRange;
import io.t4dx.index.vector.GraphLinks;
import io.t4dx.inspect.DumpRow;
import io.t4dx.inspect.Selection;
import io.t4dx.model.ItemType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.roaringbitmap.RoaringBitmap;

/** Shows the indexes of a segment: its graph, its postings, its statistics. */
final class IndexDump {
  private final SegmentPieces pieces;
  private final Findings findings;
  private final Attempt attempt;
  private final Selection selection;
  private final Consumer<? super DumpRow> to;
  private long shown;

  IndexDump(
      SegmentPieces pieces,
      Findings findings,
      Attempt attempt,
      Selection selection,
      Consumer<? super DumpRow> to) {
    this.pieces = pieces;
    this.findings = findings;
    this.attempt = attempt;
    this.selection = selection;
    this.to = to;
  }

  /** The graph, highest level first, as a search goes through it. */
  void graph(Disk disk, String path) throws IOException {
    if (!disk.exists(path)) {
      findings.note(disk.describe(path), "there is no graph; searches compare every vector", "");
      return;
    }
    try (VectorGraph graph = GraphFile.look(disk, path, pieces.file())) {
      GraphLinks links = graph.index().links();
      RoaringBitmap wanted = wantedVectors();
      for (int level = links.levels() - 1; level >= 0; level--) {
        for (int place = 0; place < links.nodes(level) && shown < selection.limit(); place++) {
          node(links, level, place, wanted);
        }
      }
    } catch (CorruptIndexException e) {
      findings.index(disk.describe(path), e.offset(), e.what());
    } catch (CorruptSegmentException e) {
      findings.add(e);
    }
  }

  private void node(GraphLinks links, int level, int place, RoaringBitmap wanted) {
    int node = links.node(level, place);
    int ordinal = links.row(node);
    if (selection.id().isEmpty() || wanted.contains(ordinal)) {
      List<Integer> neighbours = Arrays.stream(links.neighbours(level, place)).boxed().toList();
      to.accept(
          new DumpRow.Node(
              level,
              node,
              ordinal,
              attempt.read("id", () -> pieces.id(pieces.rowOfVector(ordinal))),
              neighbours));
      shown++;
    }
  }

  private RoaringBitmap wantedVectors() {
    RoaringBitmap wanted = new RoaringBitmap();
    wantedRows().stream().filter(pieces::hasVector).map(pieces::vectorOfRow).forEach(wanted::add);
    return wanted;
  }

  private List<Integer> wantedRows() {
    return selection
        .id()
        .flatMap(id -> attempt.read("keys", () -> pieces.rows(id)))
        .orElse(List.of());
  }

  void postings() {
    List<Integer> wanted = wantedRows();
    try {
      Optional<Postings> postings = pieces.postings();
      if (postings.isPresent()) {
        TermCursor terms = postings.get().terms(TermRange.ALL);
        while (shown < selection.limit() && terms.next()) {
          List<Integer> rows = rows(terms.rows());
          if (selection.id().isEmpty() || wanted.stream().anyMatch(rows::contains)) {
            to.accept(new DumpRow.Term(terms.ordinal(), TermText.of(terms.term()), rows));
            shown++;
          }
        }
      }
    } catch (CorruptIndexException e) {
      findings.add(pieces.file().locate(Section.POSTINGS, e));
    } catch (CorruptSegmentException e) {
      findings.add(e);
    }
  }

  private static List<Integer> rows(RoaringBitmap bitmap) {
    return Arrays.stream(bitmap.toArray()).boxed().toList();
  }

  void statistics() {
    List<Optional<String>> scopes = new ArrayList<>();
    scopes.add(Optional.empty());
    attempt
        .read("namespaces", pieces::namespaces)
        .ifPresent(names -> names.forEach(name -> scopes.add(Optional.of(name))));
    for (Optional<String> scope : scopes) {
      attempt
          .read("statistics", () -> pieces.statistics(scope))
          .ifPresent(statistics -> statistics(scope, statistics));
    }
  }

  private void statistics(Optional<String> scope, RowStatistics statistics) {
    List<String> types =
        Arrays.stream(ItemType.values()).filter(statistics::mayHave).map(ItemType::name).toList();
    for (ItemColumn column : RowStatistics.COLUMNS) {
      if (shown++ < selection.limit()) {
        to.accept(
            new DumpRow.Statistic(
                scope,
                statistics.rows(),
                statistics.vectors(),
                types,
                column.section().text().substring("column.".length()),
                value(column, statistics.range(column).leastKey()),
                value(column, statistics.range(column).mostKey())));
      }
    }
  }

  /** The value that a sort key was made of. */
  private static Object value(ItemColumn column, long key) {
    if (column.kind() != ColumnKind.F32) {
      return key;
    }
    int bits = (int) key;
    return Float.intBitsToFloat(bits ^ (bits >> 31 & 0x7fffffff));
  }
}
