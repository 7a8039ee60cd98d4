package io.t4dx.query;

/** By what a scan is ordered; equal values are in the order of their ids. */
public enum ScanOrder {
  ID,
  EVENT_TIME,
  RECORD_TIME,
  KAPPA,
  IMPORTANCE
}
