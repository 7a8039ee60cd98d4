package io.t4dx.store;

/**
 * What opening does about damage to data that had been acknowledged. A torn end of the log is no
 * such damage.
 */
public enum RecoveryMode {
  /** Refuse to open, and say what is damaged and what to do. */
  STRICT,
  /** Go on with what comes before the damage; put the rest into quarantine and report it. */
  DEGRADED,
  /** Put everything into quarantine and start empty. */
  CLEAN
}
