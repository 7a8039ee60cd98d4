package io.t4dx.query;

/** Along which ends of edges a traversal goes. */
public enum Direction {
  OUT,
  IN,
  BOTH;

  public boolean goesOut() {
    return this != IN;
  }

  public boolean goesIn() {
    return this != OUT;
  }
}
