package io.t4dx.sleep;

/** Why an item is forgotten. The first that applies is told. */
public enum ForgetRule {
  /** It is as old as anything may become. */
  TIME_TO_LIVE,
  /** It has not held for long, and is not firm. */
  EXPIRED,
  /** It is neither firm nor important, and not new. */
  FADED
}
