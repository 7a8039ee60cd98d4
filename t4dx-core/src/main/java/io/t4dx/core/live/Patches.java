package io.t4dx.core.live;

import io.t4dx.model.ItemFields;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * The patched rows of a segment: row -> chain of states, newest first. One thread at a time writes,
 * any number read.
 */
public final class Patches {
  private static final VarHandle HEAD = MethodHandles.arrayElementVarHandle(PatchedFields[].class);
  private static final int CHUNK_BITS = 10;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private final @Nullable PatchedFields[] @Nullable [] heads;
  private final RowSet patched = new RowSet();
  private final Map<ItemField, RowSet> differing = new EnumMap<>(ItemField.class);

  Patches(int rows) {
    heads = new PatchedFields[(rows + CHUNK - 1) >>> CHUNK_BITS][];
    for (ItemField field : ItemField.values()) {
      differing.put(field, new RowSet());
    }
  }

  /**
   * Makes a state the newest of a row.
   *
   * @param written what the columns say
   * @param horizon the LSN below which no view looks any more
   */
  void add(int row, long lsn, ItemFields fields, ItemFields written, long horizon) {
    @Nullable PatchedFields[] chunk = chunkForWrite(row);
    PatchedFields before = chunk[row & (CHUNK - 1)];
    if (before != null && before.lsn() > lsn) {
      throw new IllegalArgumentException(
          "row " + row + " is patched at LSN " + lsn + " after LSN " + before.lsn());
    }
    // Rows are noted before the patch can be found: who sees a patch also sees that there is one.
    patched.add(row);
    for (ItemField field : ItemField.values()) {
      if (field.differs(fields, written)) {
        set(field).add(row);
      }
    }
    PatchedFields patch = new PatchedFields(lsn, fields, before);
    HEAD.setRelease(chunk, row & (CHUNK - 1), patch);
    patch.cut(horizon);
  }

  /** The newest state of a row as of an LSN; null where the columns have it. */
  @Nullable PatchedFields at(int row, long lsn) {
    @Nullable PatchedFields[] chunk = heads[row >>> CHUNK_BITS];
    if (chunk == null) {
      return null;
    }
    PatchedFields head = (PatchedFields) HEAD.getAcquire(chunk, row & (CHUNK - 1));
    return head == null ? null : head.asOf(lsn);
  }

  /** The states of a row after an LSN, oldest first. */
  List<PatchedFields> after(int row, long lsn) {
    PatchedFields newest = at(row, Long.MAX_VALUE);
    return newest == null ? List.of() : newest.after(lsn);
  }

  /** Rows that were ever patched, whatever the LSN; the bitmap must not be changed. */
  RoaringBitmap rows() {
    return patched.bitmap();
  }

  /**
   * Rows whose patches ever differed from the columns in one of these fields, whatever the LSN; the
   * bitmap must not be changed.
   */
  RoaringBitmap differing(Set<ItemField> fields) {
    EnumSet<ItemField> asked = EnumSet.noneOf(ItemField.class);
    for (ItemField field : fields) {
      if (!set(field).isEmpty()) {
        asked.add(field);
      }
    }
    if (asked.size() == 1) {
      return set(asked.iterator().next()).bitmap();
    }
    RoaringBitmap union = new RoaringBitmap();
    for (ItemField field : asked) {
      union.or(set(field).bitmap());
    }
    return union;
  }

  private RowSet set(ItemField field) {
    RowSet set = differing.get(field);
    if (set == null) {
      throw new IllegalStateException("no set of rows for " + field);
    }
    return set;
  }

  private @Nullable PatchedFields[] chunkForWrite(int row) {
    @Nullable PatchedFields[] chunk = heads[row >>> CHUNK_BITS];
    if (chunk == null) {
      chunk = new PatchedFields[CHUNK];
      heads[row >>> CHUNK_BITS] = chunk;
    }
    return chunk;
  }
}
