package io.t4dx.core.segment.format;

import static io.t4dx.core.segment.format.SegmentDescriptor.INT;
import static io.t4dx.core.segment.format.SegmentDescriptor.LONG;

import io.t4dx.index.page.CheckedBytes;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Header, table and trailer of a segment file, checked. */
final class SegmentEnvelope {
  private final String file;
  private final MemorySegment bytes;
  private final long trailer;

  SegmentEnvelope(String file, MemorySegment bytes) {
    this.file = file;
    this.bytes = bytes;
    this.trailer = bytes.byteSize() - SegmentDescriptor.TRAILER;
  }

  /** Reads the header before anything else, so that a newer format is refused and not misread. */
  void checkHeader(long number) {
    if (trailer < SegmentDescriptor.HEADER) {
      throw corrupt(bytes.byteSize(), "it ends before a header and a trailer");
    }
    checkMagic(0, SegmentDescriptor.HEADER_MAGIC);
    checkSum(0, SegmentDescriptor.HEADER_CRC);
    int version = bytes.get(INT, SegmentDescriptor.HEADER_VERSION);
    if (version != SegmentDescriptor.VERSION) {
      throw new SegmentVersionException(file, version);
    }
    checkNumber(SegmentDescriptor.HEADER_NUMBER, number);
  }

  /** What names the contents of the file. */
  int checkTrailer(long number) {
    checkMagic(trailer, SegmentDescriptor.TRAILER_MAGIC);
    checkSum(trailer, SegmentDescriptor.TRAILER_CRC);
    checkNumber(trailer + SegmentDescriptor.TRAILER_NUMBER, number);
    return bytes.get(INT, trailer + SegmentDescriptor.TRAILER_CRC);
  }

  /** The table; every entry lies where it may. */
  List<SectionEntry> entries() {
    int count = bytes.get(INT, trailer + SegmentDescriptor.TRAILER_ENTRIES);
    long table = bytes.get(LONG, trailer + SegmentDescriptor.TRAILER_TABLE);
    long sums = sumsOffset();
    if (count < 0
        || table != trailer - (long) count * SegmentDescriptor.ENTRY
        || sums < SegmentDescriptor.HEADER
        || sums > table) {
      throw corrupt(trailer, "a table of " + count + " sections at " + table + " does not fit");
    }
    if (CheckedBytes.crc(bytes, table, trailer)
        != bytes.get(INT, trailer + SegmentDescriptor.TRAILER_TABLE_CRC)) {
      throw corrupt(table, "the table of sections does not match its checksum");
    }
    List<SectionEntry> entries = new ArrayList<>(count);
    long end = SegmentDescriptor.HEADER;
    for (int i = 0; i < count; i++) {
      SectionEntry entry = entry(table + (long) i * SegmentDescriptor.ENTRY);
      if (entry.offset() != end || entry.length() <= 0 || entry.length() > sums - end) {
        throw corrupt(table, "section " + entry.name() + " is not where it belongs");
      }
      end += entry.paddedLength();
      entries.add(entry);
    }
    if (end != sums) {
      throw corrupt(trailer, "the sections end at " + end + ", not at " + sums);
    }
    return entries;
  }

  long sumsOffset() {
    return bytes.get(LONG, trailer + SegmentDescriptor.TRAILER_SUMS);
  }

  private SectionEntry entry(long at) {
    byte[] name =
        bytes.asSlice(at, SegmentDescriptor.NAME).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
    int length = 0;
    while (length < name.length && name[length] != 0) {
      length++;
    }
    return new SectionEntry(
        new String(name, 0, length, StandardCharsets.US_ASCII),
        bytes.get(LONG, at + SegmentDescriptor.ENTRY_OFFSET),
        bytes.get(LONG, at + SegmentDescriptor.ENTRY_LENGTH),
        bytes.get(INT, at + SegmentDescriptor.ENTRY_CRC));
  }

  private void checkMagic(long at, long magic) {
    if (bytes.get(LONG, at) != magic) {
      throw corrupt(at, "'" + SegmentDescriptor.text(magic) + "' is not there");
    }
  }

  private void checkSum(long at, int length) {
    int written = bytes.get(INT, at + length);
    int found = CheckedBytes.crc(bytes, at, at + length);
    if (written != found) {
      throw corrupt(at, "checksum %08x where %08x was written".formatted(found, written));
    }
  }

  private void checkNumber(long at, long number) {
    if (bytes.get(LONG, at) != number) {
      throw corrupt(at, "it calls itself segment " + bytes.get(LONG, at) + ", not " + number);
    }
  }

  CorruptSegmentException corrupt(long offset, String what) {
    return CorruptSegmentException.inEnvelope(file, offset, what);
  }
}
