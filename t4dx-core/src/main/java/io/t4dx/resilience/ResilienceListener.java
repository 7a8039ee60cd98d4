package io.t4dx.resilience;

/**
 * Hears what happens to a store's ability to go on. It is called on the thread that it happens on,
 * so it must return at once and must not call the store; what it throws is logged and ignored.
 */
@FunctionalInterface
public interface ResilienceListener {
  void onEvent(ResilienceEvent event);
}
