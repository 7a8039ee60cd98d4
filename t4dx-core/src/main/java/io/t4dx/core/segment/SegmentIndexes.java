package io.t4dx.core.segment;

import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SegmentFile;
import io.t4dx.index.column.RowOrder;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.posting.Postings;
import io.t4dx.index.sieve.Sieve;
import java.lang.foreign.MemorySegment;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The indexes of a segment that reads can do without: each is there or, once it was found damaged,
 * is not.
 */
final class SegmentIndexes {
  private final SegmentFile file;
  private final Map<ItemColumn, Optional<RowOrder>> orders = new EnumMap<>(ItemColumn.class);
  private volatile Optional<Postings> postings;
  private volatile @Nullable Sieve items;
  private volatile @Nullable Sieve edges;

  SegmentIndexes(SegmentFile file, Fields fields) {
    this.file = file;
    this.items = open(file, Section.ITEM_SIEVE, Sieve::open).orElse(null);
    this.edges = open(file, Section.EDGE_SIEVE, Sieve::open).orElse(null);
    this.postings = open(file, Section.POSTINGS, Postings::open);
    for (ItemColumn column : ItemColumn.values()) {
      orders.put(
          column,
          column
              .orderSection()
              .flatMap(
                  section ->
                      open(file, section, image -> RowOrder.open(image, fields.column(column)))));
    }
  }

  private static <T> Optional<T> open(
      SegmentFile file, Section section, Function<MemorySegment, T> open) {
    try {
      return Optional.ofNullable(file.openImage(section, open));
    } catch (CorruptSegmentException e) {
      file.left().add(section);
      return Optional.empty();
    }
  }

  boolean mayHaveItem(long hash) {
    Sieve sieve = items;
    try {
      return sieve == null || sieve.mayContain(hash);
    } catch (CorruptIndexException e) {
      leave(Section.ITEM_SIEVE);
      return true;
    }
  }

  boolean mayHaveEdge(long hash) {
    Sieve sieve = edges;
    try {
      return sieve == null || sieve.mayContain(hash);
    } catch (CorruptIndexException e) {
      leave(Section.EDGE_SIEVE);
      return true;
    }
  }

  Optional<Postings> postings() {
    return postings;
  }

  synchronized Optional<RowOrder> order(ItemColumn column) {
    return orders.getOrDefault(column, Optional.empty());
  }

  /** Does without the index that is a section from now on. */
  void leave(Section section) {
    forget(section);
    file.left().add(section);
  }

  private synchronized void forget(Section section) {
    if (section == Section.ITEM_SIEVE) {
      items = null;
    } else if (section == Section.EDGE_SIEVE) {
      edges = null;
    } else if (section == Section.POSTINGS) {
      postings = Optional.empty();
    }
    for (ItemColumn column : ItemColumn.values()) {
      if (column.orderSection().filter(section::equals).isPresent()) {
        orders.put(column, Optional.empty());
      }
    }
  }
}
