package io.t4dx.model;

import java.util.Optional;

/**
 * The small fields of an item, which can change without a new version of its vector and content.
 * Times are microseconds since 1970; {@link #OPEN} as an end of validity means that the item still
 * holds.
 */
public record ItemFields(
    float kappa,
    float importance,
    ItemType type,
    long eventTime,
    long recordTime,
    long validFrom,
    long validUntil,
    long accessCount,
    Optional<String> session,
    Metadata metadata) {

  /** The end of what has no end. */
  public static final long OPEN = Long.MAX_VALUE;

  /** What a draft means when it is written at a moment. */
  public static ItemFields of(ItemDraft draft, long at) {
    long eventTime = draft.eventTime().orElse(at);
    long validUntil = draft.validUntil().orElse(OPEN);
    return new ItemFields(
        draft.kappa(),
        draft.importance(),
        draft.type(),
        eventTime,
        at,
        draft.validFrom().orElse(Math.min(eventTime, validUntil)),
        validUntil,
        draft.accessCount(),
        draft.session(),
        draft.metadata());
  }

  /**
   * Whether the item holds in the world at a moment: from the begin of its validity until before
   * its end.
   */
  public boolean holdsAt(long micros) {
    return validFrom <= micros && micros < validUntil;
  }
}
