package io.t4dx.tools.use;

import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeType;
import java.util.UUID;

/** The end of an edge as it is typed: {@code CAUSES:0193e7a0-...}, or with a weight behind it. */
record EdgeOption(EdgeType type, UUID target, float weight) {
  static EdgeOption parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length < 2 || parts.length > 3) {
      throw new IllegalArgumentException(
          "'" + text + "' is no edge; write it as TYPE:TARGET or TYPE:TARGET:WEIGHT");
    }
    try {
      return new EdgeOption(
          new EdgeType(parts[0]),
          UUID.fromString(parts[1]),
          parts.length == 3 ? Float.parseFloat(parts[2]) : 1);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' has no number as its weight", e);
    }
  }

  EdgeDraft from(String namespace, UUID source) {
    return EdgeDraft.of(namespace, source, type, target, weight);
  }
}
