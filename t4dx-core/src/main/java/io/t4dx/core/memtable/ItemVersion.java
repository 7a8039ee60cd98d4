package io.t4dx.core.memtable;

import io.t4dx.model.ItemFields;
import org.jspecify.annotations.Nullable;

/** One state of an item. */
public final class ItemVersion extends Version<ItemVersion> {

  /** What a version says about its item. */
  public enum Kind {
    /** Everything: fields, content and vector. */
    FULL,
    /** New fields only; the rest is in an older memtable, whose chain has these fields too. */
    PATCH,
    /** That there is no such item any more. */
    TOMBSTONE
  }

  private static final int OWN_BYTES = 48;
  private static final int FIELDS_BYTES = 80;

  private final Kind kind;
  private final @Nullable ItemFields fields;
  private final @Nullable ItemBody body;

  private ItemVersion(Kind kind, long lsn, @Nullable ItemFields fields, @Nullable ItemBody body) {
    super(lsn);
    this.kind = kind;
    this.fields = fields;
    this.body = body;
  }

  public static ItemVersion full(long lsn, ItemFields fields, ItemBody body) {
    return new ItemVersion(Kind.FULL, lsn, fields, body);
  }

  public static ItemVersion patch(long lsn, ItemFields fields) {
    return new ItemVersion(Kind.PATCH, lsn, fields, null);
  }

  public static ItemVersion tombstone(long lsn) {
    return new ItemVersion(Kind.TOMBSTONE, lsn, null, null);
  }

  public Kind kind() {
    return kind;
  }

  /** The small fields of a full version or a patch. */
  public ItemFields fields() {
    if (fields == null) {
      throw new IllegalStateException("a tombstone has no fields");
    }
    return fields;
  }

  /** Content and vector of a full version. */
  public ItemBody body() {
    if (body == null) {
      throw new IllegalStateException("a " + kind + " has no body");
    }
    return body;
  }

  @Override
  long bytes(@Nullable ItemVersion newer) {
    if (fields == null) {
      return OWN_BYTES;
    }
    long bytes = OWN_BYTES + FIELDS_BYTES + MemoryCost.ofFields(fields);
    boolean sharesBody = newer != null && newer.body == body;
    return body == null || sharesBody ? bytes : bytes + body.bytes();
  }
}
