package io.t4dx.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An item as it stands in a store, with every change applied. It has the {@link Parts} that were
 * asked for; the other ones are missing, which is not the same as empty.
 */
public final class Item {
  private final ItemKey key;
  private final long lsn;
  private final ItemFields fields;
  private final @Nullable Supplier<String> packed;
  private @Nullable String content;
  private final float @Nullable [] vector;
  private final Parts parts;

  /**
   * One state of an item, all parts of it.
   *
   * @param lsn the write that made this state of the item
   * @param vector handed over: the caller must not change it any more
   */
  public Item(ItemKey key, long lsn, ItemFields fields, String content, float @Nullable [] vector) {
    this(key, lsn, fields, content, vector, Parts.EVERYTHING);
  }

  /**
   * Some parts of one state of an item.
   *
   * @param content null where the parts do not include it
   * @param vector handed over; null where there is none, or the parts do not include it
   */
  public Item(
      ItemKey key,
      long lsn,
      ItemFields fields,
      @Nullable String content,
      float @Nullable [] vector,
      Parts parts) {
    this(key, lsn, fields, parts, content == null ? null : () -> content, vector);
    this.content = content;
  }

  /**
   * Some parts of one state of an item, its text to be unpacked when it is first asked for.
   *
   * @param content gives the same text whenever and by whichever thread it is asked; null where the
   *     parts do not include it
   * @param vector handed over; null where there is none, or the parts do not include it
   */
  public Item(
      ItemKey key,
      long lsn,
      ItemFields fields,
      Parts parts,
      @Nullable Supplier<String> content,
      float @Nullable [] vector) {
    if (parts.content() != (content != null) || (vector != null && !parts.vector())) {
      throw new IllegalArgumentException("content and vector of " + key + " are not " + parts);
    }
    this.key = key;
    this.lsn = lsn;
    this.fields = fields;
    this.packed = content;
    this.vector = vector;
    this.parts = parts;
  }

  /** The same item with fewer parts. */
  public Item only(Parts wanted) {
    return new Item(
        key,
        lsn,
        fields,
        wanted.content() ? content() : null,
        wanted.vector() && vector().isPresent() ? vector : null,
        wanted);
  }

  /** What was asked for. */
  public Parts parts() {
    return parts;
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

  /**
   * The text.
   *
   * @throws IllegalStateException where it was not asked for
   */
  public String content() {
    if (packed == null) {
      throw missing("content");
    }
    return unpacked(packed);
  }

  /**
   * A copy of the vector; empty where the item has none.
   *
   * @throws IllegalStateException where it was not asked for
   */
  public Optional<float[]> vector() {
    if (!parts.vector()) {
      throw missing("vector");
    }
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

  /** Threads may race here: they get equal texts, and a text is safe to be shared in any way. */
  private String unpacked(Supplier<String> from) {
    String text = content;
    if (text == null) {
      text = from.get();
      content = text;
    }
    return text;
  }

  private IllegalStateException missing(String part) {
    return new IllegalStateException(
        part + " of " + key + " was not asked for: the item was read with " + parts);
  }

  /**
   * The item as a draft that would write it again, under the same id.
   *
   * @throws IllegalStateException where not all parts were asked for
   */
  public ItemDraft toDraft() {
    ItemDraft.Builder draft =
        ItemDraft.in(namespace())
            .id(id())
            .content(content())
            .kappa(kappa())
            .importance(importance())
            .type(type())
            .eventTime(eventTime())
            .validFrom(validFrom())
            .accessCount(accessCount())
            .metadata(metadata());
    validUntil().ifPresent(draft::validUntil);
    session().ifPresent(draft::session);
    vector().ifPresent(draft::vector);
    return draft.build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Item that
        && key.equals(that.key)
        && lsn == that.lsn
        && fields.equals(that.fields)
        && parts.equals(that.parts)
        && (packed == null || content().equals(that.content()))
        && Arrays.equals(vector, that.vector);
  }

  @Override
  public int hashCode() {
    return 31 * key.hashCode() + Long.hashCode(lsn);
  }

  @Override
  public String toString() {
    return key + " as of " + lsn + (packed == null ? "" : ": " + content());
  }
}
