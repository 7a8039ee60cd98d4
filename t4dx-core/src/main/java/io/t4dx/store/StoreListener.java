package io.t4dx.store;

/**
 * Hears what happens inside a store. It is called on the thread that it happens on, so it must
 * return at once and must not call the store; what it throws is logged and otherwise ignored.
 */
@FunctionalInterface
public interface StoreListener {
  void onEvent(StoreEvent event);
}
