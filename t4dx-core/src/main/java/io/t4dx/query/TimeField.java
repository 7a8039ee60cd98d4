package io.t4dx.query;

/** The four times of an item. */
public enum TimeField {
  EVENT_TIME,
  RECORD_TIME,
  VALID_FROM,
  /** The end of validity; an item without end counts as later than every moment. */
  VALID_UNTIL
}
