package io.t4dx.core.segment.format;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.index.page.CheckedBytes;
import io.t4dx.index.page.CorruptIndexException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A mapped segment file: its sections by name. Opening reads no section. */
public final class SegmentFile implements AutoCloseable {
  private final String file;
  private final MemorySegment bytes;
  private final Arena arena;
  private final int contentsCrc;
  private final long sumsOffset;
  private final List<SectionEntry> entries;
  private final Map<Section, Integer> places = new EnumMap<>(Section.class);
  private final LeftIndexes left = new LeftIndexes();

  private SegmentFile(String file, MemorySegment bytes, Arena arena, long number) {
    this.file = file;
    this.bytes = bytes;
    this.arena = arena;
    SegmentEnvelope envelope = new SegmentEnvelope(file, bytes);
    envelope.checkHeader(number);
    this.contentsCrc = envelope.checkTrailer(number);
    this.entries = envelope.entries();
    this.sumsOffset = envelope.sumsOffset();
    for (int i = 0; i < entries.size(); i++) {
      Section section = Section.named(entries.get(i).name());
      if (section != null && places.put(section, i) != null) {
        throw envelope.corrupt(sumsOffset, "two sections are called " + section.text());
      }
    }
  }

  /**
   * Opens a file.
   *
   * @throws CorruptSegmentException if what holds its sections together is damaged
   * @throws SegmentVersionException if a newer release wrote it
   */
  public static SegmentFile open(Disk disk, String path, long number) throws IOException {
    Arena arena = Arena.ofShared();
    try (DiskFile file = disk.openForRead(path)) {
      MemorySegment bytes = file.map(0, file.size(), arena);
      return new SegmentFile(disk.describe(path), bytes, arena, number);
    } catch (CorruptIndexException | InternalError e) {
      // That is how a mapping says that the disk does not give the bytes.
      arena.close();
      throw CorruptSegmentException.inEnvelope(
          disk.describe(path), 0, String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  /**
   * Opens a file of whatever number its header names.
   *
   * @throws CorruptSegmentException as {@link #open(Disk, String, long)} does
   */
  public static SegmentFile open(Disk disk, String path) throws IOException {
    ByteBuffer number = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try (DiskFile file = disk.openForRead(path)) {
      if (file.size() >= SegmentDescriptor.HEADER) {
        file.readFully(number, SegmentDescriptor.HEADER_NUMBER);
      }
    }
    return open(disk, path, number.getLong(0));
  }

  /** The path, for messages. */
  public String name() {
    return file;
  }

  /** The trailer's checksum, which names the contents of the file. */
  public int contentsCrc() {
    return contentsCrc;
  }

  public long size() {
    return bytes.byteSize();
  }

  public boolean has(Section section) {
    return places.containsKey(section);
  }

  /** The bytes of a section; null where the file has none. */
  public @Nullable SectionBytes find(Section section) {
    Integer place = places.get(section);
    return place == null ? null : section(section, place);
  }

  /** The bytes of a section that must be there. */
  public SectionBytes get(Section section) {
    SectionBytes found = find(section);
    if (found == null) {
      throw CorruptSegmentException.inEnvelope(
          file, sumsOffset, "section " + section.text() + " is missing");
    }
    return found;
  }

  /** Opens a section that is an index which checks its own bytes; null where there is none. */
  public <T> @Nullable T openImage(Section section, Function<MemorySegment, T> open) {
    Integer place = places.get(section);
    if (place == null) {
      return null;
    }
    SectionEntry entry = entries.get(place);
    try {
      return open.apply(bytes.asSlice(entry.offset(), entry.length()));
    } catch (CorruptIndexException e) {
      throw CorruptSegmentException.inImage(file, section, entry.offset(), e);
    }
  }

  /** Says where in the file it is what an index found. */
  public CorruptSegmentException locate(Section section, CorruptIndexException found) {
    Integer place = places.get(section);
    long start = place == null ? 0 : entries.get(place).offset();
    return CorruptSegmentException.inImage(file, section, start, found);
  }

  /** Reads every byte; returns what is damaged, by section. */
  public List<CorruptSegmentException> verify() {
    List<CorruptSegmentException> damages = new ArrayList<>();
    places.forEach(
        (section, place) -> {
          try {
            section(section, place).verify();
          } catch (CorruptSegmentException e) {
            damages.add(e);
          }
        });
    return damages;
  }

  /** The indexes that are damaged, and that whoever reads the file does without. */
  public LeftIndexes left() {
    return left;
  }

  /** Where the checksums of pages start, behind the last section. */
  public long sumsOffset() {
    return sumsOffset;
  }

  /** The number that its header and its trailer name. */
  public long number() {
    return bytes.get(SegmentDescriptor.LONG, SegmentDescriptor.HEADER_NUMBER);
  }

  /** What lies where. */
  public List<SectionEntry> entries() {
    return List.copyOf(entries);
  }

  private SectionBytes section(Section section, int place) {
    long sums = sumsOffset;
    for (int i = 0; i < place; i++) {
      sums += sumsLength(entries.get(i));
    }
    SectionEntry entry = entries.get(place);
    long end = sums + sumsLength(entry);
    checkSums(section, entry, sums, end);
    MemorySegment padded = bytes.asSlice(entry.offset(), entry.paddedLength());
    CheckedBytes checked =
        CheckedBytes.checked(padded, 0, padded.byteSize(), bytes.asSlice(sums, end - sums));
    return new SectionBytes(file, section, entry, checked);
  }

  private void checkSums(Section section, SectionEntry entry, long sums, long end) {
    try {
      if (end > bytes.byteSize() || CheckedBytes.crc(bytes, sums, end) != entry.crc()) {
        throw CorruptSegmentException.inSection(
            file, section, sums, "the checksums of its pages do not match their own");
      }
    } catch (CorruptIndexException e) {
      throw CorruptSegmentException.inSection(file, section, sums, String.valueOf(e.getMessage()));
    }
  }

  private static long sumsLength(SectionEntry entry) {
    return (long) Integer.BYTES * CheckedBytes.pages(entry.paddedLength());
  }

  /** Unmaps the file; whoever still reads it gets an IllegalStateException. */
  @Override
  public void close() {
    arena.close();
  }
}
