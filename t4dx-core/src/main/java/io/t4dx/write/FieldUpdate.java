package io.t4dx.write;

import io.t4dx.model.Checks;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemType;
import io.t4dx.model.Limits;
import io.t4dx.model.Metadata;
import io.t4dx.model.Micros;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A change of named fields of one item; what is not named stays. A change of vector or content
 * makes a new version of the item, any other is a patch beside it.
 */
public final class FieldUpdate {
  private final Builder from;

  private FieldUpdate(Builder from) {
    this.from = from;
  }

  public static Builder builder() {
    return new Builder();
  }

  public Optional<Float> kappa() {
    return Optional.ofNullable(from.kappa);
  }

  /** What is added to kappa, after it was set where it is set too. */
  public float kappaDelta() {
    return from.kappaDelta;
  }

  public Optional<Float> importance() {
    return Optional.ofNullable(from.importance);
  }

  public Optional<ItemType> type() {
    return Optional.ofNullable(from.type);
  }

  /** Microseconds since 1970. */
  public OptionalLong eventTime() {
    return optional(from.eventTime);
  }

  /** Microseconds since 1970. */
  public OptionalLong validFrom() {
    return optional(from.validFrom);
  }

  /** Microseconds since 1970; {@link ItemFields#OPEN} lifts the end. */
  public OptionalLong validUntil() {
    return optional(from.validUntil);
  }

  /** The new session; empty where it is to be removed, see {@link #changesSession}. */
  public Optional<String> session() {
    return Optional.ofNullable(from.session);
  }

  public boolean changesSession() {
    return from.changesSession;
  }

  /** What is added to the access count. */
  public long accessCountDelta() {
    return from.accessCountDelta;
  }

  /** Metadata to be added or replaced, name by name. */
  public Metadata metadata() {
    return Metadata.of(from.metadata);
  }

  /** Names of metadata to be removed. */
  public Set<String> removedMetadata() {
    return Collections.unmodifiableSet(from.removedMetadata);
  }

  public Optional<String> content() {
    return Optional.ofNullable(from.content);
  }

  public Optional<float[]> vector() {
    return from.vector == null ? Optional.empty() : Optional.of(from.vector.clone());
  }

  /** The number of the new vector's dimensions; 0 where the vector does not change. */
  public int dimension() {
    return from.vector == null ? 0 : from.vector.length;
  }

  /** Two updates are equal where they change the same, vectors compared bit for bit. */
  @Override
  public boolean equals(Object other) {
    return other instanceof FieldUpdate that
        && named().equals(that.named())
        && from.accessCountDelta == that.from.accessCountDelta
        && from.kappaDelta == that.from.kappaDelta
        && Arrays.equals(from.vector, that.from.vector);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        named(), from.accessCountDelta, from.kappaDelta, Arrays.hashCode(from.vector));
  }

  @Override
  public String toString() {
    Map<String, Object> changes = named();
    if (from.accessCountDelta != 0) {
      changes.put("accessCountDelta", from.accessCountDelta);
    }
    if (from.kappaDelta != 0) {
      changes.put("kappaDelta", from.kappaDelta);
    }
    if (from.vector != null) {
      changes.put("dimension", from.vector.length);
    }
    return "update of " + changes;
  }

  /** What is set and removed, by name; the vector and the increments are not in it. */
  private Map<String, Object> named() {
    Map<String, Object> changes = new TreeMap<>();
    kappa().ifPresent(value -> changes.put("kappa", value));
    importance().ifPresent(value -> changes.put("importance", value));
    type().ifPresent(value -> changes.put("type", value));
    eventTime().ifPresent(value -> changes.put("eventTime", value));
    validFrom().ifPresent(value -> changes.put("validFrom", value));
    validUntil().ifPresent(value -> changes.put("validUntil", value));
    if (from.changesSession) {
      changes.put("session", session());
    }
    content().ifPresent(value -> changes.put("content", value));
    if (!from.metadata.isEmpty()) {
      changes.put("metadata", from.metadata);
    }
    if (!from.removedMetadata.isEmpty()) {
      changes.put("removedMetadata", from.removedMetadata);
    }
    return changes;
  }

  private static OptionalLong optional(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** Collects a change; every value is checked when it is given. */
  public static final class Builder implements Cloneable {
    private @Nullable Float kappa;
    private float kappaDelta;
    private @Nullable Float importance;
    private @Nullable ItemType type;
    private @Nullable Long eventTime;
    private @Nullable Long validFrom;
    private @Nullable Long validUntil;
    private boolean changesSession;
    private @Nullable String session;
    private long accessCountDelta;
    private TreeMap<String, Object> metadata = new TreeMap<>();
    private TreeSet<String> removedMetadata = new TreeSet<>();
    private @Nullable String content;
    private float @Nullable [] vector;
    private boolean empty = true;

    private Builder() {}

    private Builder changed() {
      empty = false;
      return this;
    }

    public Builder kappa(float value) {
      this.kappa = Checks.unit("kappa", value);
      return changed();
    }

    /** Adds to kappa, which stays in [0,1]. */
    public Builder addToKappa(float delta) {
      // The sum with 0 has no negative zero, so that equal updates are the same bytes.
      this.kappaDelta = Checks.finite("kappa delta", delta) + 0f;
      return changed();
    }

    public Builder importance(float value) {
      this.importance = Checks.unit("importance", value);
      return changed();
    }

    public Builder type(ItemType value) {
      this.type = value;
      return changed();
    }

    public Builder eventTime(Instant value) {
      this.eventTime = Micros.of("eventTime", value);
      return changed();
    }

    public Builder validFrom(Instant value) {
      this.validFrom = Micros.of("validFrom", value);
      return changed();
    }

    public Builder validUntil(Instant value) {
      this.validUntil = Micros.of("validUntil", value);
      return changed();
    }

    /** The item holds without end from now on. */
    public Builder validWithoutEnd() {
      this.validUntil = ItemFields.OPEN;
      return changed();
    }

    public Builder session(String value) {
      this.session = Checks.name("session", value, Limits.SESSION);
      this.changesSession = true;
      return changed();
    }

    public Builder withoutSession() {
      this.session = null;
      this.changesSession = true;
      return changed();
    }

    /** Adds to the access count, which stays at 0 or above. */
    public Builder addToAccessCount(long delta) {
      this.accessCountDelta = delta;
      return changed();
    }

    /** Adds or replaces one entry of the metadata. */
    public Builder metadata(String name, Object value) {
      this.metadata.put(
          Checks.name("metadata name", name, Limits.METADATA_KEY), Metadata.value(name, value));
      this.removedMetadata.remove(name);
      return changed();
    }

    /** Adds or replaces entries of the metadata. */
    public Builder metadata(Map<String, ?> values) {
      values.forEach(this::metadata);
      return this;
    }

    public Builder withoutMetadata(String name) {
      this.removedMetadata.add(Checks.name("metadata name", name, Limits.METADATA_KEY));
      this.metadata.remove(name);
      return changed();
    }

    public Builder content(String value) {
      this.content = Checks.text("content", value, Limits.CONTENT);
      return changed();
    }

    /** The array is copied. */
    public Builder vector(float... value) {
      this.vector = Checks.vector("vector", value);
      return changed();
    }

    public FieldUpdate build() {
      if (empty) {
        throw new IllegalArgumentException("the update names no field");
      }
      if (validFrom != null && validUntil != null && validUntil < validFrom) {
        throw new IllegalArgumentException(
            "validUntil is "
                + Micros.toInstant(validUntil)
                + ", before validFrom "
                + Micros.toInstant(validFrom));
      }
      Metadata.checkTogether(metadata);
      return new FieldUpdate(copy());
    }

    private Builder copy() {
      try {
        Builder copy = (Builder) clone();
        copy.metadata = new TreeMap<>(metadata);
        copy.removedMetadata = new TreeSet<>(removedMetadata);
        return copy;
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
