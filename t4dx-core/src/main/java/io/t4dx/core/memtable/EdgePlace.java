package io.t4dx.core.memtable;

import io.t4dx.model.EdgeKey;
import io.t4dx.model.Ids;
import java.util.Comparator;
import java.util.UUID;

/**
 * Where an edge stands within its namespace; unlike an {@link EdgeKey} it can also name the begin
 * of a range.
 */
record EdgePlace(UUID source, String type, UUID target) {

  /** By source, then type, then target: the edges that go out of an id are neighbours. */
  static final Comparator<EdgePlace> OUT =
      Comparator.comparing(EdgePlace::source, Ids.ORDER)
          .thenComparing(EdgePlace::type)
          .thenComparing(EdgePlace::target, Ids.ORDER);

  /** By target, then type, then source: the edges that come into an id are neighbours. */
  static final Comparator<EdgePlace> IN =
      Comparator.comparing(EdgePlace::target, Ids.ORDER)
          .thenComparing(EdgePlace::type)
          .thenComparing(EdgePlace::source, Ids.ORDER);

  /** Behind every name of an edge type. */
  private static final String AFTER_EVERY_TYPE = "\uffff".repeat(129);

  static EdgePlace of(EdgeKey key) {
    return new EdgePlace(key.source(), key.type().name(), key.target());
  }

  static EdgePlace beforeAllOf(UUID id) {
    return new EdgePlace(id, "", id);
  }

  static EdgePlace afterAllOf(UUID id) {
    return new EdgePlace(id, AFTER_EVERY_TYPE, id);
  }
}
