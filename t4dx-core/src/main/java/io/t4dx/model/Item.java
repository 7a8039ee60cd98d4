package io.t4dx.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An item as it stands in a store, with every change applied. */
public final class Item {
  private final ItemKey key;
  private final long lsn;
  private final ItemFields fields;
  private final String content;
  private final float @Nullable [] vector;

  /**
   * One state of an item.
   *
   * @param lsn the write that made this state of the item
   * @param vector handed over: the caller must not change it any more
   */
  public Item(ItemKey key, long lsn, ItemFields fields, String content, float @Nullable [] vector) {
    this.key = key;
    this.lsn = lsn;
    this.fields = fields;
    this.content = content;
    this.vector = vector;
  }

  public ItemKey key() {
    return key;
  }

  public String namespace() {
    return key.namespace();
  }

  public UUID id() {
    return key.id();
  }

  /** The log sequence number of the write that made this state of the item. */
  public long lsn() {
    return lsn;
  }

  public String content() {
    return content;
  }

  /** A copy of the vector. */
  public Optional<float[]> vector() {
    return vector == null ? Optional.empty() : Optional.of(vector.clone());
  }

  public float kappa() {
    return fields.kappa();
  }

  public float importance() {
    return fields.importance();
  }

  public ItemType type() {
    return fields.type();
  }

  /** When it happened. */
  public Instant eventTime() {
    return Micros.toInstant(fields.eventTime());
  }

  /** When it was stored. */
  public Instant recordTime() {
    return Micros.toInstant(fields.recordTime());
  }

  public Instant validFrom() {
    return Micros.toInstant(fields.validFrom());
  }

  /** The end of its validity; none where it still holds. */
  public Optional<Instant> validUntil() {
    return fields.validUntil() == ItemFields.OPEN
        ? Optional.empty()
        : Optional.of(Micros.toInstant(fields.validUntil()));
  }

  public long accessCount() {
    return fields.accessCount();
  }

  public Optional<String> session() {
    return fields.session();
  }

  public Metadata metadata() {
    return fields.metadata();
  }

  /** All small fields together. */
  public ItemFields fields() {
    return fields;
  }

  /** The item as a draft that would write it again, under the same id. */
  public ItemDraft toDraft() {
    ItemDraft.Builder draft =
        ItemDraft.in(namespace())
            .id(id())
            .content(content)
            .kappa(kappa())
            .importance(importance())
            .type(type())
            .eventTime(eventTime())
            .validFrom(validFrom())
            .accessCount(accessCount())
            .metadata(metadata());
    validUntil().ifPresent(draft::validUntil);
    session().ifPresent(draft::session);
    if (vector != null) {
      draft.vector(vector);
    }
    return draft.build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Item that
        && key.equals(that.key)
        && lsn == that.lsn
        && fields.equals(that.fields)
        && content.equals(that.content)
        && Arrays.equals(vector, that.vector);
  }

  @Override
  public int hashCode() {
    return 31 * key.hashCode() + Long.hashCode(lsn);
  }

  @Override
  public String toString() {
    return key + " as of " + lsn + ": " + content;
  }
}
