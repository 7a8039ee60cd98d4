package io.t4dx.core.inspect;

import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SectionEntry;
import io.t4dx.core.segment.format.SegmentDescriptor;
import io.t4dx.core.segment.format.SegmentFile;
import io.t4dx.index.page.CheckedBytes;
import io.t4dx.inspect.DumpRow;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Shows what lies where in a segment file, and whether it is as it was written. */
final class LayoutDump {
  private static final String ENVELOPE = "envelope";
  private static final String SOUND = "sound";

  private final SegmentFile file;
  private final Findings findings;
  private final Consumer<? super DumpRow> to;

  LayoutDump(SegmentFile file, Findings findings, Consumer<? super DumpRow> to) {
    this.file = file;
    this.findings = findings;
    this.to = to;
  }

  /** Header, table and trailer were compared with their checksums when the file was opened. */
  void sections(long limit) {
    List<SectionEntry> entries = file.entries();
    long trailer = file.size() - SegmentDescriptor.TRAILER;
    long table = trailer - (long) SegmentDescriptor.ENTRY * entries.size();
    envelope("header", 0, SegmentDescriptor.HEADER);
    entries.stream().limit(limit).forEach(this::section);
    envelope("page sums", file.sumsOffset(), table - file.sumsOffset());
    envelope("table", table, trailer - table);
    envelope("trailer", trailer, SegmentDescriptor.TRAILER);
  }

  private void envelope(String name, long offset, long length) {
    String checksum = name.equals("trailer") ? hex(file.contentsCrc()) : "";
    to.accept(new DumpRow.SectionRow(name, ENVELOPE, name, offset, length, 0, checksum, SOUND));
  }

  private void section(SectionEntry entry) {
    Section section = Section.named(entry.name());
    String state = section == null ? "of a newer release, not read" : state(section);
    to.accept(
        new DumpRow.SectionRow(
            entry.name(),
            section == null ? "unknown" : section.role().name().toLowerCase(Locale.ROOT),
            section == null ? "unknown" : encoding(section),
            entry.offset(),
            entry.length(),
            CheckedBytes.pages(entry.length()),
            hex(entry.crc()),
            state));
  }

  private String state(Section section) {
    List<CorruptSegmentException> damages = PageCheck.check(file, section, _ -> {});
    damages.forEach(findings::add);
    return damages.isEmpty()
        ? SOUND
        : damages.stream()
            .map(damage -> "damaged at offset " + damage.offset())
            .collect(Collectors.joining("; "));
  }

  private static String hex(int checksum) {
    return HexFormat.of().toHexDigits(checksum);
  }

  /** What the bytes of a section are; see the page of the format. */
  static String encoding(Section section) {
    return switch (section) {
      case SHAPE -> "numbers";
      case NAMESPACES -> "varints";
      case KEYS, NODES -> "ids";
      case KAPPA, IMPORTANCE, EVENT_TIME, RECORD_TIME, VALID_FROM, VALID_UNTIL -> "column image";
      case ACCESS_COUNT, LSN, TYPE, SESSION, EDGE_LSN, VECTOR_NORMS -> "column image";
      case SESSIONS, EDGE_TYPES -> "names";
      case VECTOR_ROWS -> "ranked bits";
      case VECTORS -> "float32 rows";
      case CONTENTS, METADATA, EDGE_METADATA -> "LZ4 blocks";
      case CONTENTS_INDEX, METADATA_INDEX, EDGE_METADATA_INDEX -> "block index";
      case EDGES_OUT -> "out edges image";
      case EDGES_IN -> "in edges image";
      case PATCHES, ITEM_TOMBSTONES, EDGE_TOMBSTONES -> "records";
      case ROW_RECORDS -> "row records";
      case VECTOR_CODES -> "codes image";
      case ITEM_SIEVE, EDGE_SIEVE -> "sieve image";
      case POSTINGS -> "postings image";
      case ORDER_KAPPA, ORDER_IMPORTANCE, ORDER_EVENT_TIME, ORDER_RECORD_TIME -> "order image";
      case STATISTICS -> "statistics";
    };
  }
}
