package io.t4dx.core.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.segment.value.TypeCode;
import io.t4dx.inspect.DumpRow;
import io.t4dx.inspect.Part;
import io.t4dx.inspect.SegmentDump;
import io.t4dx.inspect.Selection;
import io.t4dx.model.ItemFields;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is said of a segment twice, as items and in another section, is the same; that its items are
 * those of the store is told by {@link SegmentDumpTest}.
 */
final class DumpAgreesWithItselfTest {
  private static final int PAGE = 64 << 10;
  private static final int ALIGNED = 64;

  private static final RandomStore STORE = RandomStore.closed(13);

  private String segment = "";
  private List<DumpRow.ItemRow> items = List.of();

  @BeforeEach
  void theLargestSegment() {
    for (String path : STORE.inspector().segments()) {
      List<DumpRow.ItemRow> rows = dump(path, Part.ITEMS, DumpRow.ItemRow.class);
      if (rows.size() > items.size()) {
        items = rows;
        segment = path;
      }
    }
    assertThat(items).hasSizeGreaterThan(10);
  }

  private <T extends DumpRow> List<T> dump(String path, Part part, Class<T> kind) {
    List<T> rows = new ArrayList<>();
    try (SegmentDump dump = STORE.inspector().segment(path)) {
      assertThat(dump.dump(part, Selection.ALL, row -> rows.add(kind.cast(row)))).isEmpty();
    }
    return rows;
  }

  private <T extends DumpRow> List<T> dump(Part part, Class<T> kind) {
    return dump(segment, part, kind);
  }

  @Test
  void keys() {
    List<DumpRow.Key> keys = dump(Part.KEYS, DumpRow.Key.class);
    assertThat(keys)
        .isEqualTo(
            items.stream()
                .map(
                    item ->
                        new DumpRow.Key(
                            item.row(), item.namespace(), item.id().orElseThrow(), item.live()))
                .toList());
  }

  @Test
  void columns() {
    List<DumpRow.Columns> columns = dump(Part.COLUMNS, DumpRow.Columns.class);
    assertThat(columns).hasSameSizeAs(items);
    Map<Integer, String> sessions = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      DumpRow.ItemRow item = items.get(i);
      DumpRow.Columns row = columns.get(i);
      assertThat(row.row()).isEqualTo(item.row());
      assertThat(row.kappa()).isEqualTo(item.kappa());
      assertThat(row.importance()).isEqualTo(item.importance());
      assertThat(row.eventTime()).isEqualTo(item.eventTime());
      assertThat(row.recordTime()).isEqualTo(item.recordTime());
      assertThat(row.validFrom()).isEqualTo(item.validFrom());
      assertThat(row.validUntil().filter(end -> end != ItemFields.OPEN))
          .isEqualTo(item.validUntil());
      assertThat(row.accessCount()).isEqualTo(item.accessCount());
      assertThat(row.lsn()).isEqualTo(item.lsn());
      assertThat(row.type().map(code -> TypeCode.type(code).name())).isEqualTo(item.type());
      assertThat(row.session().filter(place -> place >= 0).isPresent())
          .isEqualTo(item.session().isPresent());
      item.session()
          .ifPresent(
              name ->
                  assertThat(sessions.merge(row.session().orElseThrow(), name, (a, b) -> a))
                      .isEqualTo(name));
    }
    assertThat(sessions.values()).doesNotHaveDuplicates().isNotEmpty();
  }

  @Test
  void postings() {
    Map<String, Set<Integer>> expected = new TreeMap<>();
    for (DumpRow.ItemRow item : items) {
      add(expected, "type = " + item.type().orElseThrow(), item);
      item.metadata()
          .orElseThrow()
          .asMap()
          .forEach((name, value) -> add(expected, "has " + name, item));
    }
    Map<String, Set<Integer>> found = new TreeMap<>();
    for (DumpRow.Term term : dump(Part.POSTINGS, DumpRow.Term.class)) {
      if (expected.containsKey(term.term())) {
        found.put(term.term(), new TreeSet<>(term.rows()));
      }
    }
    assertThat(found).isEqualTo(expected).hasSizeGreaterThan(3);
  }

  private static void add(Map<String, Set<Integer>> terms, String term, DumpRow.ItemRow item) {
    terms.computeIfAbsent(term, _ -> new TreeSet<>()).add(item.row());
  }

  @Test
  void statistics() {
    Map<String, Function<DumpRow.Columns, Optional<? extends Number>>> columns =
        Map.of(
            "kappa", DumpRow.Columns::kappa,
            "importance", DumpRow.Columns::importance,
            "eventTime", DumpRow.Columns::eventTime,
            "recordTime", DumpRow.Columns::recordTime,
            "validFrom", DumpRow.Columns::validFrom,
            "validUntil", DumpRow.Columns::validUntil,
            "accessCount", DumpRow.Columns::accessCount,
            "lsn", DumpRow.Columns::lsn);
    List<DumpRow.Columns> rows = dump(Part.COLUMNS, DumpRow.Columns.class);
    TreeSet<String> seen = new TreeSet<>();
    for (DumpRow.Statistic statistic : dump(Part.STATS, DumpRow.Statistic.class)) {
      List<Double> values = new ArrayList<>();
      for (DumpRow.Columns row : rows) {
        if (statistic.namespace().isEmpty()
            || statistic.namespace().equals(items.get(row.row()).namespace())) {
          values.add(columns.get(statistic.column()).apply(row).orElseThrow().doubleValue());
        }
      }
      assertThat(statistic.rows()).isEqualTo(values.size());
      if (!values.isEmpty()) {
        assertThat(((Number) statistic.least()).doubleValue())
            .as("%s", statistic)
            .isEqualTo(values.stream().min(Double::compare).orElseThrow());
        assertThat(((Number) statistic.most()).doubleValue())
            .as("%s", statistic)
            .isEqualTo(values.stream().max(Double::compare).orElseThrow());
      }
      seen.add(statistic.column());
    }
    assertThat(seen).hasSizeGreaterThan(5);
  }

  @Test
  void graph() {
    Map<Integer, DumpRow.Vector> vectors = new HashMap<>();
    dump(Part.VECTORS, DumpRow.Vector.class)
        .forEach(vector -> vectors.put(vector.ordinal(), vector));
    List<DumpRow.Node> nodes = dump(Part.GRAPH, DumpRow.Node.class);
    assertThat(nodes).isNotEmpty();
    for (DumpRow.Node node : nodes) {
      assertThat(node.id()).isEqualTo(vectors.get(node.ordinal()).id());
      assertThat(node.neighbours()).doesNotContain(node.node()).doesNotHaveDuplicates();
    }
  }

  /** Without a gap from the first byte of the file to its last one, and under the sums it says. */
  @Test
  void layout() throws IOException {
    ByteBuffer bytes = bytes();
    long at = 0;
    for (DumpRow.SectionRow section : dump(Part.LAYOUT, DumpRow.SectionRow.class)) {
      if (section.length() > 0 || section.offset() > 0) {
        assertThat(section.offset()).as(section.section()).isBetween(at, at + ALIGNED - 1);
      }
      at = section.offset() + section.length();
      if (section.pages() > 0) {
        assertThat(section.checksum()).as(section.section()).isEqualTo(checksum(bytes, section));
      }
    }
    assertThat(at).isEqualTo(bytes.capacity());
  }

  private static String checksum(ByteBuffer bytes, DumpRow.SectionRow section) {
    long end = (section.offset() + section.length() + ALIGNED - 1) / ALIGNED * ALIGNED;
    ByteBuffer sums =
        ByteBuffer.allocate(section.pages() * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int page = 0; page < section.pages(); page++) {
      long from = section.offset() + (long) page * PAGE;
      CRC32C crc = new CRC32C();
      crc.update(bytes.slice((int) from, (int) Math.min(PAGE, end - from)));
      sums.putInt((int) crc.getValue());
    }
    CRC32C crc = new CRC32C();
    crc.update(sums.flip());
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  private ByteBuffer bytes() throws IOException {
    try (DiskFile file = STORE.disk.openForRead(segment)) {
      ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
      file.readFully(bytes, 0);
      return bytes.flip();
    }
  }
}
