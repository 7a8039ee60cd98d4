package io.t4dx.core.disk.sim;

import java.io.IOException;

/** The simulated disk lost power: nothing works on it any more, see {@link SimulatedDisk#crash}. */
public final class DiskCrashedException extends IOException {
  private static final long serialVersionUID = 1L;

  DiskCrashedException(String message) {
    super(message);
  }
}
