package io.t4dx.store;

/** What a repair may do. */
public enum RepairMode {
  /** Nothing is changed; the report says what is wrong, and what SALVAGE would keep and lose. */
  LOOK,
  /**
   * Valid writes behind damage are put into the log again, and what can be read of damaged segments
   * into new ones, so that the store opens with {@link RecoveryMode#STRICT}. Damaged bytes go to
   * quarantine; nothing is deleted.
   */
  SALVAGE
}
