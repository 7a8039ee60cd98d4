package io.t4dx.core.memtable;

import io.t4dx.model.Metadata;
import org.jspecify.annotations.Nullable;

/**
 * One state of an edge.
 *
 * <p>The weight is as it was written; {@link #scalesSeen} tells how many of the namespace's scale
 * operations it already contains.
 */
public final class EdgeVersion extends Version<EdgeVersion> {
  private static final int BYTES = 72;

  private final boolean tombstone;
  private final float weight;
  private final long createdAt;
  private final Metadata metadata;
  private final long scalesSeen;

  private EdgeVersion(
      long lsn,
      boolean tombstone,
      float weight,
      long createdAt,
      Metadata metadata,
      long scalesSeen) {
    super(lsn);
    this.tombstone = tombstone;
    this.weight = weight;
    this.createdAt = createdAt;
    this.metadata = metadata;
    this.scalesSeen = scalesSeen;
  }

  public static EdgeVersion of(
      long lsn, float weight, long createdAt, Metadata metadata, long scalesSeen) {
    return new EdgeVersion(lsn, false, weight, createdAt, metadata, scalesSeen);
  }

  public static EdgeVersion tombstone(long lsn) {
    return new EdgeVersion(lsn, true, 0f, 0L, Metadata.EMPTY, 0L);
  }

  public boolean isTombstone() {
    return tombstone;
  }

  public float weight() {
    return weight;
  }

  /** Microseconds since 1970. */
  public long createdAt() {
    return createdAt;
  }

  public Metadata metadata() {
    return metadata;
  }

  public long scalesSeen() {
    return scalesSeen;
  }

  @Override
  long bytes(@Nullable EdgeVersion newer) {
    return BYTES + MemoryCost.ofMetadata(metadata);
  }
}
