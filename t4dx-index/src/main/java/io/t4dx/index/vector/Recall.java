package io.t4dx.index.vector;

/** How many of the true nearest rows a search should find; more of them cost more time. */
public enum Recall {
  /** About 0.90 of the ten nearest. */
  FAST,
  /** At least 0.95 of the ten nearest. */
  BALANCED,
  /** All of them: every accepted row is scored. */
  EXACT
}
