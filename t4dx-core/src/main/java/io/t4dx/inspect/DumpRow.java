package io.t4dx.inspect;

import io.t4dx.model.ItemFields;
import io.t4dx.model.Metadata;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A row of what a segment's part is shown as. What is empty because it cannot be read is named in
 * {@code unread}. Times are microseconds since 1970.
 */
public sealed interface DumpRow {

  /**
   * The key of a row.
   *
   * @param live whether the manifest in force counts it; none where no manifest tells
   */
  record Key(int row, Optional<String> namespace, UUID id, Optional<Boolean> live)
      implements DumpRow {}

  /**
   * What the columns have of a row: the type as its code, the session as its place among the names;
   * -1 for none.
   */
  record Columns(
      int row,
      Optional<Float> kappa,
      Optional<Float> importance,
      Optional<Long> eventTime,
      Optional<Long> recordTime,
      Optional<Long> validFrom,
      Optional<Long> validUntil,
      Optional<Long> accessCount,
      Optional<Long> lsn,
      Optional<Integer> type,
      Optional<Integer> session,
      List<String> unread)
      implements DumpRow {}

  /**
   * An item as of its row.
   *
   * @param validUntil none where it holds without end
   * @param vector whether it has one
   */
  record ItemRow(
      int row,
      Optional<String> namespace,
      Optional<UUID> id,
      Optional<Boolean> live,
      Optional<Long> lsn,
      Optional<Float> kappa,
      Optional<Float> importance,
      Optional<String> type,
      Optional<Long> eventTime,
      Optional<Long> recordTime,
      Optional<Long> validFrom,
      Optional<Long> validUntil,
      Optional<Long> accessCount,
      Optional<String> session,
      Optional<Boolean> vector,
      Optional<Metadata> metadata,
      Optional<String> content,
      List<String> unread)
      implements DumpRow {}

  /** A vector. */
  record Vector(int ordinal, int row, Optional<UUID> id, List<Float> vector) implements DumpRow {}

  /**
   * A node of the vector graph on one of its levels.
   *
   * @param level 0 is the ground
   * @param ordinal of the first vector that it stands for
   * @param neighbours nodes
   */
  record Node(int level, int node, int ordinal, Optional<UUID> id, List<Integer> neighbours)
      implements DumpRow {}

  /** An edge. Its weight is as it was written, without scale operations that came later. */
  record EdgeRow(
      int ordinal,
      Optional<String> namespace,
      Optional<UUID> source,
      Optional<String> type,
      Optional<UUID> target,
      Optional<Boolean> live,
      Optional<Float> weight,
      Optional<Long> createdAt,
      Optional<Long> lsn,
      Optional<Metadata> metadata,
      List<String> unread)
      implements DumpRow {}

  /** A term, in words, and the rows that have it. */
  record Term(int ordinal, String term, List<Integer> rows) implements DumpRow {}

  /**
   * A change of something in an older segment.
   *
   * @param change PATCH, DELETED_ITEM or DELETED_EDGE
   * @param id of the item, or the source of the edge
   * @param type and {@code target} only of an edge
   * @param fields all small fields of the item; only of a patch
   */
  record Change(
      String change,
      String namespace,
      UUID id,
      Optional<String> type,
      Optional<UUID> target,
      long lsn,
      Optional<ItemFields> fields)
      implements DumpRow {}

  /**
   * The range of a column.
   *
   * @param namespace none for all of them together
   * @param least and {@code most} a float or a long, as the column has it
   */
  record Statistic(
      Optional<String> namespace,
      int rows,
      int vectors,
      List<String> types,
      String column,
      Object least,
      Object most)
      implements DumpRow {}

  /**
   * A section of the file, or a piece of what holds the sections together.
   *
   * @param role truth, index, envelope, or unknown
   * @param encoding what its bytes are
   * @param checksum of the checksums of its pages, eight hexadecimal digits
   * @param state sound, or what is wrong
   */
  record SectionRow(
      String section,
      String role,
      String encoding,
      long offset,
      long length,
      int pages,
      String checksum,
      String state)
      implements DumpRow {}
}
