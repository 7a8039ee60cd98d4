package io.t4dx.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item to be written. What is left out is made at the write: an id in time order; the event's
 * time, which is then the time of the write; and the begin of validity, which is then the event's
 * time, or its own end where that is earlier.
 *
 * <pre>{@code
 * ItemDraft draft =
 *     ItemDraft.in("alice").content("likes green tea").vector(embedding).importance(0.6f).build();
 * }</pre>
 */
public final class ItemDraft {
  private final String namespace;
  private final @Nullable UUID id;
  private final float @Nullable [] vector;
  private final String content;
  private final float kappa;
  private final float importance;
  private final ItemType type;
  private final @Nullable Long eventTime;
  private final @Nullable Long validFrom;
  private final @Nullable Long validUntil;
  private final long accessCount;
  private final @Nullable String session;
  private final Metadata metadata;

  private ItemDraft(Builder from, @Nullable UUID id) {
    this.namespace = from.namespace;
    this.id = id;
    this.vector = from.vector;
    this.content = from.content;
    this.kappa = from.kappa;
    this.importance = from.importance;
    this.type = from.type;
    this.eventTime = from.eventTime;
    this.validFrom = from.validFrom;
    this.validUntil = from.validUntil;
    this.accessCount = from.accessCount;
    this.session = from.session;
    this.metadata = from.metadata;
  }

  public static Builder in(String namespace) {
    return new Builder(Checks.name("namespace", namespace, Limits.NAMESPACE));
  }

  public String namespace() {
    return namespace;
  }

  public Optional<UUID> id() {
    return Optional.ofNullable(id);
  }

  public Optional<float[]> vector() {
    return vector == null ? Optional.empty() : Optional.of(vector.clone());
  }

  /** The number of the vector's dimensions; 0 where there is none. */
  public int dimension() {
    return vector == null ? 0 : vector.length;
  }

  /** Copies the vector, which must be there, into an array. */
  public void copyVector(float[] target, int offset) {
    if (vector == null) {
      throw new IllegalStateException("the draft has no vector");
    }
    System.arraycopy(vector, 0, target, offset, vector.length);
  }

  public String content() {
    return content;
  }

  public float kappa() {
    return kappa;
  }

  public float importance() {
    return importance;
  }

  public ItemType type() {
    return type;
  }

  /** Microseconds since 1970. */
  public OptionalLong eventTime() {
    return eventTime == null ? OptionalLong.empty() : OptionalLong.of(eventTime);
  }

  /** Microseconds since 1970. */
  public OptionalLong validFrom() {
    return validFrom == null ? OptionalLong.empty() : OptionalLong.of(validFrom);
  }

  /** Microseconds since 1970; none where the item holds without end. */
  public OptionalLong validUntil() {
    return validUntil == null ? OptionalLong.empty() : OptionalLong.of(validUntil);
  }

  public long accessCount() {
    return accessCount;
  }

  public Optional<String> session() {
    return Optional.ofNullable(session);
  }

  public Metadata metadata() {
    return metadata;
  }

  /** The same draft under an id. */
  public ItemDraft withId(UUID newId) {
    Builder same = new Builder(namespace);
    same.vector = vector;
    same.content = content;
    same.kappa = kappa;
    same.importance = importance;
    same.type = type;
    same.eventTime = eventTime;
    same.validFrom = validFrom;
    same.validUntil = validUntil;
    same.accessCount = accessCount;
    same.session = session;
    same.metadata = metadata;
    return new ItemDraft(same, newId);
  }

  /** Two drafts are equal where they would write the same, vectors compared bit for bit. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ItemDraft that
        && namespace.equals(that.namespace)
        && Objects.equals(id, that.id)
        && Arrays.equals(vector, that.vector)
        && content.equals(that.content)
        && Float.compare(kappa, that.kappa) == 0
        && Float.compare(importance, that.importance) == 0
        && type == that.type
        && Objects.equals(eventTime, that.eventTime)
        && Objects.equals(validFrom, that.validFrom)
        && Objects.equals(validUntil, that.validUntil)
        && accessCount == that.accessCount
        && Objects.equals(session, that.session)
        && metadata.equals(that.metadata);
  }

  @Override
  public int hashCode() {
    return Objects.hash(namespace, id, content, Arrays.hashCode(vector));
  }

  @Override
  public String toString() {
    return "draft of " + namespace + "/" + (id == null ? "new" : id) + ": " + content;
  }

  /** Collects a draft; every value is checked when it is given. */
  public static final class Builder {
    private final String namespace;
    private @Nullable UUID id;
    private float @Nullable [] vector;
    private String content = "";
    private float kappa;
    private float importance = 0.5f;
    private ItemType type = ItemType.EPISODIC;
    private @Nullable Long eventTime;
    private @Nullable Long validFrom;
    private @Nullable Long validUntil;
    private long accessCount;
    private @Nullable String session;
    private Metadata metadata = Metadata.EMPTY;

    private Builder(String namespace) {
      this.namespace = namespace;
    }

    public Builder id(UUID value) {
      this.id = value;
      return this;
    }

    /** The array is copied. */
    public Builder vector(float... value) {
      this.vector = Checks.vector("vector", value);
      return this;
    }

    public Builder content(String value) {
      this.content = Checks.text("content", value, Limits.CONTENT);
      return this;
    }

    public Builder kappa(float value) {
      this.kappa = Checks.unit("kappa", value);
      return this;
    }

    public Builder importance(float value) {
      this.importance = Checks.unit("importance", value);
      return this;
    }

    public Builder type(ItemType value) {
      this.type = value;
      return this;
    }

    public Builder eventTime(Instant value) {
      this.eventTime = Micros.of("eventTime", value);
      return this;
    }

    public Builder validFrom(Instant value) {
      this.validFrom = Micros.of("validFrom", value);
      return this;
    }

    public Builder validUntil(Instant value) {
      this.validUntil = Micros.of("validUntil", value);
      return this;
    }

    public Builder accessCount(long value) {
      if (value < 0) {
        throw new IllegalArgumentException("accessCount is " + value + "; it cannot be negative");
      }
      this.accessCount = value;
      return this;
    }

    public Builder session(String value) {
      this.session = Checks.name("session", value, Limits.SESSION);
      return this;
    }

    public Builder metadata(Metadata value) {
      this.metadata = value;
      return this;
    }

    public Builder metadata(Map<String, ?> value) {
      return metadata(Metadata.of(value));
    }

    public ItemDraft build() {
      if (validUntil != null && validFrom != null && validUntil < validFrom) {
        throw new IllegalArgumentException(
            "validUntil is "
                + Micros.toInstant(validUntil)
                + ", before validFrom "
                + Micros.toInstant(validFrom));
      }
      return new ItemDraft(this, id);
    }
  }
}
