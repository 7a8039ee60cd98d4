package io.t4dx.core.log;

/** What to do where acknowledged data is damaged. A torn tail is cut in every mode. */
public enum RecoveryMode {
  /** Refuse to open, and touch nothing. */
  STRICT,
  /** Go on with what lies before the damage; move the rest to quarantine. */
  DEGRADED,
  /** Move everything to quarantine and start fresh. */
  CLEAN
}
