package io.t4dx.core.log;

import java.util.List;

/** Acknowledged data is damaged, and the recovery mode does not allow to go on without it. */
public final class LogDamagedException extends LogException {
  private static final long serialVersionUID = 1L;

  private final transient List<LogDamage> damages;

  /** Damages in the order of the log; the first is the one where recovery stopped. */
  public LogDamagedException(List<LogDamage> damages) {
    super(
        damages.getFirst()
            + (damages.size() > 1 ? " (and " + (damages.size() - 1) + " more bad places)" : "")
            + "; nothing was changed; run 't4dx repair STORE --salvage' to keep what can be read,"
            + " or open with RecoveryMode.DEGRADED to go on with what lies before the damage");
    this.damages = List.copyOf(damages);
  }

  public List<LogDamage> damages() {
    return damages;
  }
}
