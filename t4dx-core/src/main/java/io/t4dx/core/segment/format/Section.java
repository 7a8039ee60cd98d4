package io.t4dx.core.segment.format;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sections that a segment file can have. One that would be empty is left out. */
public enum Section {
  SHAPE("shape", Role.TRUTH),
  NAMESPACES("namespaces", Role.TRUTH),
  KEYS("keys", Role.TRUTH),
  KAPPA("column.kappa", Role.TRUTH),
  IMPORTANCE("column.importance", Role.TRUTH),
  EVENT_TIME("column.eventTime", Role.TRUTH),
  RECORD_TIME("column.recordTime", Role.TRUTH),
  VALID_FROM("column.validFrom", Role.TRUTH),
  VALID_UNTIL("column.validUntil", Role.TRUTH),
  ACCESS_COUNT("column.accessCount", Role.TRUTH),
  LSN("column.lsn", Role.TRUTH),
  TYPE("column.type", Role.TRUTH),
  SESSION("column.session", Role.TRUTH),
  SESSIONS("sessions", Role.TRUTH),
  VECTOR_ROWS("vectors.rows", Role.TRUTH),
  VECTORS("vectors", Role.TRUTH),
  CONTENTS("contents", Role.TRUTH),
  CONTENTS_INDEX("contents.index", Role.TRUTH),
  METADATA("metadata", Role.TRUTH),
  METADATA_INDEX("metadata.index", Role.TRUTH),
  NODES("nodes", Role.TRUTH),
  EDGE_TYPES("edges.types", Role.TRUTH),
  EDGES_OUT("edges.out", Role.TRUTH),
  EDGE_LSN("edges.lsn", Role.TRUTH),
  EDGE_METADATA("edges.metadata", Role.TRUTH),
  EDGE_METADATA_INDEX("edges.metadata.index", Role.TRUTH),
  PATCHES("patches", Role.TRUTH),
  ITEM_TOMBSTONES("tombstones.items", Role.TRUTH),
  EDGE_TOMBSTONES("tombstones.edges", Role.TRUTH),
  ROW_RECORDS("records", Role.INDEX),
  VECTOR_NORMS("vectors.norms", Role.INDEX),
  VECTOR_CODES("vectors.codes", Role.INDEX),
  EDGES_IN("edges.in", Role.INDEX),
  ITEM_SIEVE("sieve.items", Role.INDEX),
  EDGE_SIEVE("sieve.edges", Role.INDEX),
  POSTINGS("postings", Role.INDEX),
  ORDER_KAPPA("order.kappa", Role.INDEX),
  ORDER_IMPORTANCE("order.importance", Role.INDEX),
  ORDER_EVENT_TIME("order.eventTime", Role.INDEX),
  ORDER_RECORD_TIME("order.recordTime", Role.INDEX),
  STATISTICS("statistics", Role.INDEX);

  /** What is lost with a section. */
  public enum Role {
    /** Its bytes are there and nowhere else in the file. */
    TRUTH,
    /** It can be made again from the truth. */
    INDEX
  }

  private static final Map<String, Section> BY_NAME = new HashMap<>();

  static {
    for (Section section : values()) {
      BY_NAME.put(section.text, section);
    }
  }

  private final String text;
  private final Role role;

  Section(String text, Role role) {
    this.text = text;
    this.role = role;
  }

  /** The name in the file. */
  public String text() {
    return text;
  }

  public Role role() {
    return role;
  }

  /** The section of a name in a file; null where this release knows none. */
  public static @Nullable Section named(String name) {
    return BY_NAME.get(name);
  }
}
