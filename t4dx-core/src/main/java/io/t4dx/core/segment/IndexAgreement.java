package io.t4dx.core.segment;

import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SegmentFile;
import io.t4dx.index.csr.InEdges;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.sieve.KeyHash;
import io.t4dx.index.sieve.Sieve;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Ids;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Compares the indexes of a segment with its truth: whether each says what rows and edges say,
 * where checksums only tell that a file is as it was written. The truth is looked at too: whether
 * it is sorted, and fits itself. One disagreement of each index is told; the file must be free of
 * damage.
 */
public final class IndexAgreement {
  private final SegmentFile file;
  private final SegmentPieces truth;
  private final List<CorruptSegmentException> found = new ArrayList<>();

  private IndexAgreement(SegmentFile file) {
    this.file = file;
    this.truth = new SegmentPieces(file);
  }

  /** What does not agree; empty where all does. */
  public static List<CorruptSegmentException> check(SegmentFile file) {
    IndexAgreement agreement = new IndexAgreement(file);
    agreement.compare();
    return agreement.found;
  }

  private void compare() {
    judge(Section.KEYS, this::keys);
    for (ItemColumn column : ItemColumn.values()) {
      judge(column.section(), () -> truth.whole(column).verify());
    }
    judge(Section.ITEM_SIEVE, this::itemSieve);
    RowAgreement rows = new RowAgreement(file, truth);
    judge(Section.ROW_RECORDS, rows::records);
    judge(Section.POSTINGS, rows::postings);
    judge(Section.STATISTICS, rows::statistics);
    for (ItemColumn column : ItemColumn.values()) {
      column.orderSection().ifPresent(section -> judge(section, () -> rows.order(column, section)));
    }
    VectorAgreement vectors = new VectorAgreement(file, truth);
    judge(Section.VECTOR_NORMS, vectors::norms);
    judge(Section.VECTOR_CODES, vectors::codes);
    if (truth.edges() > 0) {
      judge(Section.EDGES_OUT, () -> truth.out().verify());
      judge(Section.NODES, this::nodes);
      judge(Section.EDGES_IN, this::inEdges);
      judge(Section.EDGE_SIEVE, this::edgeSieve);
    }
  }

  private void judge(Section section, Runnable comparison) {
    try {
      comparison.run();
    } catch (CorruptSegmentException e) {
      found.add(e);
    } catch (CorruptIndexException e) {
      found.add(file.locate(section, e));
    }
  }

  private void keys() {
    for (Namespaces.Part part : truth.parts().all()) {
      for (int row = part.rows().first() + 1; row < part.rows().end(); row++) {
        if (Ids.compare(truth.id(row - 1), truth.id(row)) >= 0) {
          throw new CorruptIndexException(
              (long) SortedIds.BYTES * row, "row " + row + " is not in the order of ids");
        }
      }
    }
  }

  private void nodes() {
    for (Namespaces.Part part : truth.parts().all()) {
      for (int node = part.nodes().first() + 1; node < part.nodes().end(); node++) {
        if (Ids.compare(truth.nodeId(node - 1), truth.nodeId(node)) >= 0) {
          throw new CorruptIndexException(
              (long) SortedIds.BYTES * node, "node " + node + " is not in the order of ids");
        }
      }
    }
  }

  private void itemSieve() {
    Sieve sieve = index(Section.ITEM_SIEVE, Sieve::open);
    for (Namespaces.Part part : sieve == null ? List.<Namespaces.Part>of() : truth.parts().all()) {
      for (int row = part.rows().first(); row < part.rows().end(); row++) {
        UUID id = truth.id(row);
        if (!sieve.mayContain(KeyHash.item(part.hash(), id))) {
          throw new CorruptIndexException(
              0, "it keeps out %s/%s, which is row %d".formatted(part.name(), id, row));
        }
      }
    }
  }

  private void edgeSieve() {
    Sieve sieve = index(Section.EDGE_SIEVE, Sieve::open);
    for (int ordinal = 0; sieve != null && ordinal < truth.edges(); ordinal++) {
      EdgeKey key = key(ordinal);
      long hash =
          KeyHash.edge(
              KeyHash.of(key.namespace()),
              key.source(),
              KeyHash.of(key.type().name()),
              key.target());
      if (!sieve.mayContain(hash)) {
        throw new CorruptIndexException(0, "it keeps out " + key + ", which is edge " + ordinal);
      }
    }
  }

  private EdgeKey key(int ordinal) {
    int source = truth.edgeSource(ordinal);
    return new EdgeKey(
        truth.namespaceOfNode(source),
        truth.nodeId(source),
        new EdgeType(truth.edgeType(ordinal)),
        truth.nodeId(truth.edgeTarget(ordinal)));
  }

  private void inEdges() {
    InEdges in = index(Section.EDGES_IN, InEdges::open);
    if (in != null) {
      in.verify(truth.out());
    }
  }

  private <T> @Nullable T index(Section section, Function<MemorySegment, T> open) {
    return file.openImage(section, open);
  }
}
