package io.t4dx.core.component;

/** A component threw in the place of taking a state or a change. */
public final class ComponentFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ComponentFailure(String component, String what, RuntimeException cause) {
    super("component '" + component + "' " + what + ": " + cause.getMessage(), cause);
  }
}
