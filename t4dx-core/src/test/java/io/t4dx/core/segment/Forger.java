package io.t4dx.core.segment;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SectionEntry;
import io.t4dx.core.segment.format.SegmentDescriptor;
import io.t4dx.core.segment.format.SegmentFile;
import io.t4dx.index.page.CheckedBytes;
import io.t4dx.index.page.SealedImage;
import io.t4dx.testing.DiskImage;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;

/** Changes a section of a segment file, and makes every checksum fit what it then says. */
public final class Forger {
  private Forger() {}

  /**
   * Changes a section.
   *
   * @param change is given the bytes of the section
   */
  public static void forge(
      Disk disk, String path, Section section, boolean image, Consumer<MemorySegment> change)
      throws IOException {
    List<SectionEntry> entries;
    long sums;
    try (SegmentFile file = SegmentFile.open(disk, path)) {
      entries = file.entries();
      sums = file.sumsOffset();
    }
    byte[] bytes = DiskImage.read(disk, path);
    MemorySegment whole = MemorySegment.ofArray(bytes);
    long table =
        bytes.length - SegmentDescriptor.TRAILER - (long) SegmentDescriptor.ENTRY * entries.size();
    for (int i = 0; i < entries.size(); i++) {
      SectionEntry entry = entries.get(i);
      long padded = (entry.length() + 63) & -64;
      long sumsLength = 4L * CheckedBytes.pages(padded);
      if (entry.name().equals(section.text())) {
        MemorySegment own = MemorySegment.ofArray(new byte[(int) entry.length()]);
        own.copyFrom(whole.asSlice(entry.offset(), entry.length()));
        change.accept(own);
        whole.asSlice(entry.offset(), entry.length()).copyFrom(image ? SealedImage.seal(own) : own);
        MemorySegment pages = whole.asSlice(sums, sumsLength);
        CheckedBytes.fill(whole, entry.offset(), entry.offset() + padded, pages);
        set(whole, table + SegmentDescriptor.ENTRY * (long) i + 48, sums, sums + sumsLength);
      }
      sums += sumsLength;
    }
    long trailer = (long) bytes.length - SegmentDescriptor.TRAILER;
    set(whole, trailer + 28, table, trailer);
    set(whole, trailer + 60, trailer, trailer + 60);
    disk.delete(path);
    try (DiskFile file = disk.create(path)) {
      file.writeFully(ByteBuffer.wrap(bytes), 0);
    }
  }

  private static void set(MemorySegment bytes, long at, long from, long to) {
    bytes.set(SegmentDescriptor.INT, at, CheckedBytes.crc(bytes, from, to));
  }
}
