package io.t4dx.core.segment;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.disk.DiskFileExistsException;
import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SegmentOutput;
import io.t4dx.core.segment.format.SegmentPaths;
import io.t4dx.core.segment.value.ByteList;
import io.t4dx.index.kernel.Metric;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Iterator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * Writes a segment file from front to back.
 *
 * <p>Texts, metadata and vectors go from the source to the file one by one. What is kept in memory
 * meanwhile is about 100 bytes for each item, 40 for each edge, and the distinct terms.
 */
public final class SegmentWriter {
  private SegmentWriter() {}

  /**
   * Writes a file that is whole and durable under its name, or not there. It belongs to no store
   * before a manifest names it.
   *
   * @param number one that no file of the store was ever given
   * @param metric which decides what is kept to make exact search fast
   * @throws DiskFileExistsException if there is a file of that number
   */
  public static SegmentInfo write(Disk disk, long number, SegmentSource source, Metric metric)
      throws IOException {
    String path = SegmentPaths.file(number);
    String aside = SegmentPaths.preparing(number);
    disk.createDirectory(SegmentPaths.DIRECTORY);
    disk.syncDirectory("");
    if (disk.exists(path)) {
      throw new DiskFileExistsException(disk.describe(path) + " is there already");
    }
    if (disk.exists(aside)) {
      disk.delete(aside);
    }
    SegmentInfo info;
    try (DiskFile file = disk.create(aside)) {
      info = write(file, number, source, metric);
      file.sync(DiskFile.Sync.ALL);
    }
    disk.rename(aside, path);
    disk.syncDirectory(SegmentPaths.DIRECTORY);
    return info;
  }

  private static SegmentInfo write(DiskFile file, long number, SegmentSource source, Metric metric)
      throws IOException {
    SegmentOutput out = new SegmentOutput(file, number);
    try (Arena arena = Arena.ofConfined()) {
      NamespaceTally tally = new NamespaceTally(namesOfLaterChanges(source));
      ItemSections items = new ItemSections(out, source, metric, arena);
      items.writeTruth(tally);
      EdgeSections edges = new EdgeSections(out, source, arena);
      edges.writeTruth(tally);
      Namespaces namespaces = tally.namespaces(source);
      writeLaterChanges(out, source, namespaces);
      items.writeIndexes(namespaces);
      edges.writeIndexes();
      Shape shape =
          new Shape(
              namespaces.rows(),
              namespaces.edges(),
              items.vectors(),
              items.vectors() == 0 ? 0 : source.dimension(),
              source.firstLsn(),
              source.lastLsn());
      shape.write(out);
      out.begin();
      byte[] bytes = namespaces.toBytes();
      out.write(bytes, 0, bytes.length);
      out.end(Section.NAMESPACES);
      int crc = out.finish();
      return new SegmentInfo(
          number, out.size(), shape.rows(), shape.edges(), shape.firstLsn(), shape.lastLsn(), crc);
    }
  }

  private static SortedSet<String> namesOfLaterChanges(SegmentSource source) {
    SortedSet<String> names = new TreeSet<>();
    source.patches().forEachRemaining(patch -> names.add(patch.key().namespace()));
    source.itemTombstones().forEachRemaining(tomb -> names.add(tomb.key().namespace()));
    source.edgeTombstones().forEachRemaining(tomb -> names.add(tomb.key().namespace()));
    return names;
  }

  private static void writeLaterChanges(
      SegmentOutput out, SegmentSource source, Namespaces namespaces) throws IOException {
    ToIntFunction<String> places = namespaces::place;
    write(
        out,
        Section.PATCHES,
        source.patches(),
        (patch, to) -> RecordCodec.write(patch, places, to));
    write(
        out,
        Section.ITEM_TOMBSTONES,
        source.itemTombstones(),
        (tombstone, to) -> RecordCodec.write(tombstone, places, to));
    write(
        out,
        Section.EDGE_TOMBSTONES,
        source.edgeTombstones(),
        (tombstone, to) -> RecordCodec.write(tombstone, places, to));
  }

  private static <T> void write(
      SegmentOutput out, Section section, Iterator<T> records, RecordEncoder<T> encoder)
      throws IOException {
    ByteList record = new ByteList();
    out.begin();
    while (records.hasNext()) {
      record.clear();
      encoder.encode(records.next(), record);
      Records.write(record, out);
    }
    out.end(section);
  }

  @FunctionalInterface
  private interface RecordEncoder<T> {
    void encode(T value, ByteList target);
  }
}
