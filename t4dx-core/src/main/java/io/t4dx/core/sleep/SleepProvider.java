package io.t4dx.core.sleep;

import io.t4dx.sleep.SleepOptions;
import java.io.IOException;

/** Lets stores sleep; found as a service. */
public interface SleepProvider {
  /** The sleep of a store, which begins nothing by itself until it is started. */
  Sleeper attach(SleepHost host, SleepOptions options) throws IOException;
}
