package io.t4dx.core.engine;

import io.t4dx.store.StoreEvent;
import io.t4dx.store.StoreListener;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners what happens; one that throws harms nobody. */
final class Events {
  private static final Logger LOG = LoggerFactory.getLogger(Events.class);

  private final List<StoreListener> listeners;

  Events(List<StoreListener> listeners) {
    this.listeners = listeners;
  }

  void tell(StoreEvent event) {
    LOG.debug("{}", event);
    for (StoreListener listener : listeners) {
      try {
        listener.onEvent(event);
      } catch (RuntimeException e) {
        LOG.warn("a listener failed on {}", event, e);
      }
    }
  }
}
