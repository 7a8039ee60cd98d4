package io.t4dx.core.engine;

import io.t4dx.core.checkpoint.CheckpointVersionException;
import io.t4dx.core.disk.DiskLockedException;
import io.t4dx.core.log.LogClosedException;
import io.t4dx.core.log.LogDamagedException;
import io.t4dx.core.log.LogPoisonedException;
import io.t4dx.core.log.LogVersionException;
import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.store.T4dxException;
import java.io.IOException;

/** The errors of disk and log, in the words of the API. */
final class Failures {
  private Failures() {}

  /** Why a store takes no writes, and what can be done about it. */
  static String reason(IOException e) {
    return e.getCause() instanceof CorruptSegmentException damage
        ? damage.getMessage()
            + "; a write needed it, and the store takes none until it was closed and opened again:"
            + " 't4dx repair STORE --salvage' keeps what can be read, RecoveryMode.DEGRADED goes on"
            + " without that file"
        : String.valueOf(e.getMessage());
  }

  static RuntimeException translate(IOException e) {
    String message = String.valueOf(e.getMessage());
    return switch (e) {
      case DiskLockedException locked ->
          new T4dxException.StoreLocked("the store is open already: " + message, locked);
      case LogPoisonedException poisoned ->
          new T4dxException.ReadOnly(
              reason(poisoned) + "; whether this write survives is not known; reads still answer",
              poisoned);
      case LogClosedException _ -> new T4dxException.Closed("the store was closed");
      case LogDamagedException damaged -> new T4dxException.StoreDamaged(message, damaged);
      case CheckpointVersionException newer -> new T4dxException.StoreMismatch(message, newer);
      case LogVersionException newer -> new T4dxException.StoreMismatch(message, newer);
      default -> new T4dxException.DiskFailure(message, e);
    };
  }
}
