package io.t4dx.core.segment.format;

import io.t4dx.core.disk.DiskFile;
import io.t4dx.index.page.CheckedBytes;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Writes a segment file from its first byte to its last, with one page of it in memory.
 *
 * <p>A page of the buffer is a page of the section, so it is summed as it is written.
 */
public final class SegmentOutput {
  private final DiskFile file;
  private final long number;
  private final ByteBuffer page =
      ByteBuffer.allocateDirect(CheckedBytes.PAGE).order(ByteOrder.LITTLE_ENDIAN);
  private final List<SectionEntry> entries = new ArrayList<>();
  private final GrowingInts sums = new GrowingInts();
  private long position;
  private long start;
  private int firstSum;

  /** Starts an empty file. */
  public SegmentOutput(DiskFile file, long number) throws IOException {
    this.file = file;
    this.number = number;
    page.putLong(SegmentDescriptor.HEADER_MAGIC).putInt(SegmentDescriptor.VERSION).putInt(0);
    page.putLong(number);
    seal(SegmentDescriptor.HEADER_CRC);
    writeOut();
  }

  /** Starts a section; what is written until {@link #end} is its. */
  public void begin() {
    start = position;
    firstSum = sums.size();
  }

  /** Ends a section; one without bytes is left out of the file. */
  public void end(Section section) throws IOException {
    long length = position + page.position() - start;
    if (length == 0) {
      return;
    }
    while ((position + page.position()) % SegmentDescriptor.ALIGNMENT != 0) {
      page.put((byte) 0);
    }
    if (page.position() > 0) {
      writePage();
    }
    CRC32C crc = new CRC32C();
    crc.update(sums.littleEndian(firstSum));
    entries.add(new SectionEntry(section.text(), start, length, (int) crc.getValue()));
  }

  public void write(byte[] bytes, int offset, int length) throws IOException {
    int at = offset;
    int end = offset + length;
    while (at < end) {
      int count = Math.min(room(), end - at);
      page.put(bytes, at, count);
      at += count;
    }
  }

  public void write(MemorySegment bytes) throws IOException {
    long at = 0;
    while (at < bytes.byteSize()) {
      int count = (int) Math.min(room(), bytes.byteSize() - at);
      page.put(bytes.asSlice(at, count).asByteBuffer());
      at += count;
    }
  }

  public void writeByte(int value) throws IOException {
    room();
    page.put((byte) value);
  }

  public void writeInt(int value) throws IOException {
    if (room() >= Integer.BYTES) {
      page.putInt(value);
    } else {
      writeByte(value);
      writeByte(value >> 8);
      writeByte(value >> 16);
      writeByte(value >> 24);
    }
  }

  public void writeLong(long value) throws IOException {
    writeInt((int) value);
    writeInt((int) (value >>> 32));
  }

  public void writeFloat(float value) throws IOException {
    writeInt(Float.floatToRawIntBits(value));
  }

  public void writeFloats(float[] values) throws IOException {
    int at = 0;
    while (at < values.length) {
      int count = Math.min(room() / Float.BYTES, values.length - at);
      if (count == 0) {
        writeFloat(values[at++]);
      } else {
        page.asFloatBuffer().put(values, at, count);
        page.position(page.position() + count * Float.BYTES);
        at += count;
      }
    }
  }

  /** How far the section has come. */
  public long sectionLength() {
    return position + page.position() - start;
  }

  /** Writes what tells where everything is; returns the trailer's checksum. */
  public int finish() throws IOException {
    long sumsAt = position;
    writeRest(sums.littleEndian(0).duplicate());
    long tableAt = position;
    ByteBuffer table =
        ByteBuffer.allocate(entries.size() * SegmentDescriptor.ENTRY)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < entries.size(); i++) {
      put(table, i * SegmentDescriptor.ENTRY, entries.get(i));
    }
    CRC32C crc = new CRC32C();
    crc.update(table.duplicate());
    writeRest(table);
    page.putLong(SegmentDescriptor.TRAILER_MAGIC).putLong(sumsAt).putLong(tableAt);
    page.putInt(entries.size()).putInt((int) crc.getValue()).putLong(number);
    int trailerCrc = seal(SegmentDescriptor.TRAILER_CRC);
    writeOut();
    return trailerCrc;
  }

  /** The bytes that were written to the file. */
  public long size() {
    return position;
  }

  private static void put(ByteBuffer table, int at, SectionEntry entry) {
    table.put(at, entry.name().getBytes(StandardCharsets.US_ASCII));
    table.putLong(at + SegmentDescriptor.ENTRY_OFFSET, entry.offset());
    table.putLong(at + SegmentDescriptor.ENTRY_LENGTH, entry.length());
    table.putInt(at + SegmentDescriptor.ENTRY_CRC, entry.crc());
  }

  /** Fills the page with zeros up to the place of the checksum, and puts that. */
  private int seal(int crcAt) {
    while (page.position() < crcAt) {
      page.put((byte) 0);
    }
    CRC32C crc = new CRC32C();
    crc.update(page.duplicate().flip());
    page.putInt((int) crc.getValue());
    return (int) crc.getValue();
  }

  private int room() throws IOException {
    if (!page.hasRemaining()) {
      writePage();
    }
    return page.remaining();
  }

  private void writePage() throws IOException {
    CRC32C crc = new CRC32C();
    crc.update(page.duplicate().flip());
    sums.add((int) crc.getValue());
    writeOut();
  }

  private void writeOut() throws IOException {
    page.flip();
    writeRest(page);
    page.clear();
  }

  private void writeRest(ByteBuffer bytes) throws IOException {
    int length = bytes.remaining();
    file.writeFully(bytes, position);
    position += length;
  }
}
