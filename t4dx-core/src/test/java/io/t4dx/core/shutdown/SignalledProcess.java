package io.t4dx.core.shutdown;

import io.t4dx.T4dx;
import io.t4dx.component.Agent;
import io.t4dx.component.Neuromodulator;
import io.t4dx.model.ItemDraft;
import io.t4dx.resilience.ResilienceOptions;
import io.t4dx.resilience.ResilientStore;
import io.t4dx.store.StoreOptions;
import io.t4dx.store.T4dxException;
import io.t4dx.write.WriteBatch;
import java.nio.file.Path;
import java.util.UUID;

/** Writes as fast as it can and says what was acknowledged, until a signal ends it. */
final class SignalledProcess {
  private SignalledProcess() {}

  public static void main(String[] arguments) {
    StoreOptions options = StoreOptions.builder().components(Agent.of(4, 1).components()).build();
    ResilientStore store =
        T4dx.openResilient(
            Path.of(arguments[0]), options, ResilienceOptions.builder().onSignals(true).build());
    try {
      for (int i = 1; ; i++) {
        store.write(
            new WriteBatch()
                .insert(ItemDraft.in("alice").id(new UUID(1, i)).content("item " + i).build())
                .change("serotonin", Neuromodulator.SEROTONIN_MOOD, Neuromodulator.setting(i)));
        System.out.println(i);
      }
    } catch (T4dxException.Closed e) {
      System.out.println("closed");
    }
  }
}
