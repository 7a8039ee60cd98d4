package io.t4dx.core.engine;

import io.t4dx.core.component.ComponentStates;
import io.t4dx.core.log.write.LogListener;

/** Gives what the log wrote to the ledger, and changes of components to these. */
final class ComponentListener implements LogListener<EngineWrite> {
  private final Ledger ledger;
  private final ComponentStates components;
  private final LogRetention retention;

  ComponentListener(Ledger ledger, ComponentStates components, LogRetention retention) {
    this.ledger = ledger;
    this.components = components;
    this.retention = retention;
  }

  @Override
  public void apply(EngineWrite write) {
    ledger.apply(write);
    if (!write.changes().isEmpty()) {
      // Retained first: a checkpoint between the two must not think that nothing came after it.
      retention.changed(write.lsn());
      components.apply(write.changes(), write.lsn(), write.at());
    }
  }

  @Override
  public void published(long lastLsn) {
    ledger.published(lastLsn);
  }

  @Override
  public void rotated(long lastLsn) {
    ledger.rotated(lastLsn);
  }
}
