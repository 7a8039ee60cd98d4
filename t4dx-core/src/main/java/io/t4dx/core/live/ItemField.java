package io.t4dx.core.live;

import io.t4dx.model.ItemFields;

/** A small field of an item that a filter or an order can ask about. */
public enum ItemField {
  KAPPA,
  IMPORTANCE,
  TYPE,
  EVENT_TIME,
  RECORD_TIME,
  VALID_FROM,
  VALID_UNTIL,
  SESSION,
  METADATA;

  boolean differs(ItemFields a, ItemFields b) {
    return switch (this) {
      case KAPPA -> a.kappa() != b.kappa();
      case IMPORTANCE -> a.importance() != b.importance();
      case TYPE -> a.type() != b.type();
      case EVENT_TIME -> a.eventTime() != b.eventTime();
      case RECORD_TIME -> a.recordTime() != b.recordTime();
      case VALID_FROM -> a.validFrom() != b.validFrom();
      case VALID_UNTIL -> a.validUntil() != b.validUntil();
      case SESSION -> !a.session().equals(b.session());
      case METADATA -> !a.metadata().equals(b.metadata());
    };
  }
}
