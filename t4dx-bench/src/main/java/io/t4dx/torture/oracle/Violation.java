package io.t4dx.torture.oracle;

/** The store did what it must not. */
public final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Violation(String what) {
    super(what);
  }

  public Violation(String what, Throwable cause) {
    super(what, cause);
  }
}
