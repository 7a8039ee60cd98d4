package io.t4dx.core.flush;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.live.VectorGraph;
import io.t4dx.core.segment.Segment;
import io.t4dx.core.segment.Vectors;
import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SectionBytes;
import io.t4dx.core.segment.format.SegmentFile;
import io.t4dx.core.segment.format.SegmentPaths;
import io.t4dx.index.kernel.Metric;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.vector.VectorIndex;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The file of a segment's graph: a header that says which segment's vectors it is over, then the
 * index as it was built. It is used where it fits and made again where it does not.
 */
public final class GraphFile {
  private static final int CHUNK = 1 << 20;

  private GraphFile() {}

  /** Writes it aside, syncs it and renames it, so that it is there whole or not at all. */
  public static void write(Disk disk, Segment segment, MemorySegment image) throws IOException {
    String path = SegmentPaths.graph(segment.number());
    String aside = path + ".new";
    if (disk.exists(aside)) {
      disk.delete(aside);
    }
    try (DiskFile file = disk.create(aside)) {
      file.writeFully(
          GraphDescriptor.header(segment.number(), segment.info().contentsCrc(), image.byteSize()),
          0);
      for (long at = 0; at < image.byteSize(); at += CHUNK) {
        long length = Math.min(CHUNK, image.byteSize() - at);
        ByteBuffer bytes = image.asSlice(at, length).asByteBuffer();
        file.writeFully(bytes, GraphDescriptor.HEADER + at);
      }
      file.sync(DiskFile.Sync.ALL);
    }
    disk.rename(aside, path);
    disk.syncDirectory(SegmentPaths.DIRECTORY);
  }

  /** What the file of an index takes. */
  public static long bytes(VectorIndex index) {
    return GraphDescriptor.HEADER + index.byteSize();
  }

  /**
   * Gives a segment the graph of another with the same vectors; false where that has none, or its
   * bytes are not what was written.
   */
  public static boolean copy(Disk disk, Segment from, Segment to) throws IOException {
    String path = SegmentPaths.graph(from.number());
    if (!disk.exists(path)) {
      return false;
    }
    try (Arena arena = Arena.ofShared();
        DiskFile file = disk.openForRead(path)) {
      MemorySegment image =
          GraphDescriptor.image(
              file.map(0, file.size(), arena), from.number(), from.info().contentsCrc());
      VectorIndex.open(image, from.vectors().pages()).verify();
      write(disk, to, image);
      return true;
    } catch (CorruptIndexException e) {
      return false;
    }
  }

  /**
   * Maps the graph of a segment for whoever looks at it, whatever the store's metric is.
   *
   * @throws CorruptIndexException if it is damaged, or is not the graph of that file
   */
  public static VectorGraph look(Disk disk, String path, SegmentFile of) throws IOException {
    Arena arena = Arena.ofShared();
    try (DiskFile file = disk.openForRead(path)) {
      MemorySegment bytes = file.map(0, file.size(), arena);
      MemorySegment image = GraphDescriptor.image(bytes, of.number(), of.contentsCrc());
      SectionBytes vectors = of.get(Section.VECTORS);
      VectorIndex index = VectorIndex.open(image, vectors.checked());
      if (vectors.length() != (long) Float.BYTES * index.rows() * index.dimension()) {
        throw new CorruptIndexException(
            GraphDescriptor.HEADER,
            "it is over %d vectors of %d dimensions, which are not those of the segment"
                .formatted(index.rows(), index.dimension()));
      }
      return new VectorGraph(index, arena);
    } catch (IllegalArgumentException e) {
      arena.close();
      throw new CorruptIndexException(
          GraphDescriptor.HEADER, "it is over other vectors: " + e.getMessage());
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  /** Maps the graph of a segment; none where there is none, or none that fits. */
  public static Optional<VectorGraph> open(Disk disk, Segment segment, Metric metric)
      throws IOException {
    String path = SegmentPaths.graph(segment.number());
    if (!disk.exists(path)) {
      return Optional.empty();
    }
    Arena arena = Arena.ofShared();
    try (DiskFile file = disk.openForRead(path)) {
      MemorySegment bytes = file.map(0, file.size(), arena);
      MemorySegment image =
          GraphDescriptor.image(bytes, segment.number(), segment.info().contentsCrc());
      Vectors vectors = segment.vectors();
      VectorIndex index = VectorIndex.open(image, vectors.pages());
      if (index.rows() == vectors.count()
          && index.dimension() == vectors.dimension()
          && index.metric() == metric) {
        return Optional.of(new VectorGraph(index, arena));
      }
    } catch (CorruptIndexException e) {
      arena.close();
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw e;
    }
    arena.close();
    return Optional.empty();
  }
}
