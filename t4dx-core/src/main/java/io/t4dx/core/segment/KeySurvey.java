package io.t4dx.core.segment;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SegmentFile;
import io.t4dx.core.segment.format.SegmentPaths;
import io.t4dx.core.segment.format.SegmentVersionException;
import io.t4dx.model.ItemKey;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Whose items and edges a segment file holds, as far as it can be read: what a report about a
 * damaged one can still say. Needs the file's envelope and its section {@code namespaces}; where
 * its keys are damaged as well, it has fewer of them or none.
 *
 * @param shares of each namespace that has something live in it
 * @param keys of live items, the first of them
 * @param changes how many changes of items in older segments it holds, as far as they can be read
 */
public record KeySurvey(List<Share> shares, List<ItemKey> keys, long changes) {

  /** What a namespace has in a segment; the ids are the lowest and highest that can be read. */
  public record Share(
      String namespace, long items, long edges, Optional<UUID> first, Optional<UUID> last) {}

  public KeySurvey {
    shares = List.copyOf(shares);
    keys = List.copyOf(keys);
  }

  /**
   * Reads what can be read.
   *
   * @param deadRows rows that do not count
   * @param deadEdges edges that do not count
   * @param most so many keys are named
   * @return none where the file does not even say whose it is
   */
  public static Optional<KeySurvey> of(
      Disk disk, long number, RoaringBitmap deadRows, RoaringBitmap deadEdges, int most)
      throws IOException {
    try (SegmentFile file = SegmentFile.open(disk, SegmentPaths.file(number), number)) {
      return Optional.of(new Reading(file, deadRows, deadEdges).survey(most));
    } catch (CorruptSegmentException | SegmentVersionException | FileNotFoundException e) {
      return Optional.empty();
    }
  }

  private static final class Reading {
    private final SegmentFile file;
    private final Namespaces namespaces;
    private final RoaringBitmap deadRows;
    private final RoaringBitmap deadEdges;

    Reading(SegmentFile file, RoaringBitmap deadRows, RoaringBitmap deadEdges) {
      this.file = file;
      this.namespaces = Namespaces.read(file.get(Section.NAMESPACES));
      this.deadRows = deadRows;
      this.deadEdges = deadEdges;
    }

    KeySurvey survey(int most) {
      SortedIds ids = ids();
      List<Share> shares = new ArrayList<>();
      List<ItemKey> keys = new ArrayList<>();
      for (Namespaces.Part part : namespaces.all()) {
        long items = live(part.rows(), deadRows);
        long edges = live(part.edges(), deadEdges);
        if (items > 0 || edges > 0) {
          shares.add(share(part, items, edges, ids));
          name(part, ids, most, keys);
        }
      }
      return new KeySurvey(shares, keys, changes());
    }

    private @Nullable SortedIds ids() {
      try {
        return SortedIds.open(file.find(Section.KEYS), namespaces.rows());
      } catch (CorruptSegmentException | IllegalStateException e) {
        return null;
      }
    }

    private static long live(RowRange range, RoaringBitmap dead) {
      return range.size() - dead.rangeCardinality(range.first(), range.end());
    }

    private Share share(Namespaces.Part part, long items, long edges, @Nullable SortedIds ids) {
      Optional<UUID> first = Optional.empty();
      Optional<UUID> last = Optional.empty();
      for (int row = part.rows().first(); row < part.rows().end() && first.isEmpty(); row++) {
        first = id(row, ids);
      }
      for (int row = part.rows().end() - 1; row >= part.rows().first() && last.isEmpty(); row--) {
        last = id(row, ids);
      }
      return new Share(part.name(), items, edges, first, last);
    }

    private void name(Namespaces.Part part, @Nullable SortedIds ids, int most, List<ItemKey> keys) {
      for (int row = part.rows().first(); row < part.rows().end() && keys.size() < most; row++) {
        id(row, ids).ifPresent(id -> keys.add(new ItemKey(part.name(), id)));
      }
    }

    /** The id of a live row; none where it cannot be read. */
    private Optional<UUID> id(int row, @Nullable SortedIds ids) {
      if (ids == null || deadRows.contains(row)) {
        return Optional.empty();
      }
      try {
        return Optional.of(ids.get(row));
      } catch (CorruptSegmentException e) {
        return Optional.empty();
      }
    }

    private long changes() {
      long count = 0;
      try {
        Iterator<Patch> patches =
            Records.of(file.find(Section.PATCHES), record -> RecordCodec.patch(record, namespaces));
        for (; patches.hasNext(); patches.next()) {
          count++;
        }
      } catch (CorruptSegmentException e) {
        return count;
      }
      return count;
    }
  }
}
