package io.t4dx.write;

/** What a change of weight does where the edge is not there. */
public enum MissingEdge {
  /** Nothing; the outcome is {@link Outcome#NOT_FOUND}. */
  LEAVE,
  /** It creates the edge, with the change as its weight. */
  CREATE
}
