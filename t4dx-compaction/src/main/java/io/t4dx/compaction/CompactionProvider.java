package io.t4dx.compaction;

import io.t4dx.compaction.cycle.StoreSleep;
import io.t4dx.core.sleep.SleepHost;
import io.t4dx.core.sleep.SleepProvider;
import io.t4dx.core.sleep.Sleeper;
import io.t4dx.sleep.SleepOptions;
import java.io.IOException;

/** Lets every store sleep that is opened while this module is on the path. */
public final class CompactionProvider implements SleepProvider {
  /** For the service loader. */
  public CompactionProvider() {}

  @Override
  public Sleeper attach(SleepHost host, SleepOptions options) throws IOException {
    return StoreSleep.open(host, options);
  }
}
