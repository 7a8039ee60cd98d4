package io.t4dx.resilience;

/** Is told when a circuit breaker changes its state. */
@FunctionalInterface
public interface BreakerListener {
  /**
   * A breaker went from one state to another. Called in the order of the changes, by the thread
   * that caused it, which holds other changes up meanwhile: be quick. What it throws is ignored.
   */
  void changed(String breaker, CircuitBreaker.State before, CircuitBreaker.State after);
}
