package io.t4dx.core.engine;

import io.t4dx.core.sleep.SleepHost;
import io.t4dx.core.sleep.SleepProvider;
import io.t4dx.core.sleep.Sleeper;
import io.t4dx.sleep.SleepOptions;
import java.io.IOException;
import java.util.Optional;
import java.util.ServiceLoader;

/** Finds what lets stores sleep. */
final class SleepServices {
  /** Remembers what it found: looking through a long class path takes as long as an opening. */
  private static final ServiceLoader<SleepProvider> PROVIDERS =
      ServiceLoader.load(SleepProvider.class, SleepProvider.class.getClassLoader());

  private SleepServices() {}

  /** The sleep of a store; none where nothing on the path provides it. */
  static Optional<Sleeper> attach(SleepHost host, SleepOptions options) {
    Optional<SleepProvider> provider = provider();
    try {
      return provider.isEmpty()
          ? Optional.empty()
          : Optional.of(provider.get().attach(host, options));
    } catch (IOException e) {
      throw Failures.translate(e);
    }
  }

  private static Optional<SleepProvider> provider() {
    synchronized (PROVIDERS) {
      return PROVIDERS.findFirst();
    }
  }
}
