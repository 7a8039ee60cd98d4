package io.t4dx.compaction.journal;

import io.t4dx.model.ItemKey;
import io.t4dx.model.Micros;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** Entries as lines, always the same bytes for the same entry. */
final class JournalEncoder {
  static final String CYCLE = "CYCLE";
  static final String FORGOTTEN = "FORGOTTEN";
  static final String RESTORED = "RESTORED";
  static final String ERASED = "ERASED";

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private JournalEncoder() {}

  static byte[] line(JournalEntry entry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      out.writeStartObject();
      switch (entry) {
        case JournalEntry.Cycle cycle -> write(cycle, out);
        case JournalEntry.Forgotten forgotten -> write(forgotten, out);
        case JournalEntry.Restored restored -> write(restored, out);
        case JournalEntry.Erased erased -> write(erased, out);
      }
      out.writeEndObject();
    }
    return JournalLine.seal(bytes.toByteArray());
  }

  private static void write(JournalEntry.Cycle cycle, JsonGenerator out) {
    out.writeStringProperty("entry", CYCLE);
    out.writeNumberProperty("number", cycle.number());
    time("began", cycle.began(), out);
    out.writeNumberProperty("took", cycle.took().toNanos() / 1_000);
    out.writeObjectPropertyStart("figures");
    cycle.figures().forEach(out::writeNumberProperty);
    out.writeEndObject();
  }

  private static void write(JournalEntry.Forgotten forgotten, JsonGenerator out) {
    out.writeStringProperty("entry", FORGOTTEN);
    key(forgotten.key(), out);
    out.writeNumberProperty("cycle", forgotten.cycle());
    time("at", forgotten.at(), out);
    out.writeStringProperty("rule", forgotten.rule().name());
    out.writeNumberProperty("kappa", forgotten.kappa());
    out.writeNumberProperty("importance", forgotten.importance());
    time("recordTime", forgotten.recordTime(), out);
    ids("prototypes", forgotten.prototypes(), out);
    ids("supersededBy", forgotten.supersededBy(), out);
    out.writeStringProperty("file", forgotten.file());
    out.writeNumberProperty("offset", forgotten.offset());
  }

  private static void write(JournalEntry.Restored restored, JsonGenerator out) {
    out.writeStringProperty("entry", RESTORED);
    key(restored.key(), out);
    time("at", restored.at(), out);
  }

  private static void write(JournalEntry.Erased erased, JsonGenerator out) {
    out.writeStringProperty("entry", ERASED);
    out.writeStringProperty("ns", erased.namespace());
    erased.id().ifPresent(id -> out.writeStringProperty("id", id.toString()));
    time("at", erased.at(), out);
  }

  private static void key(ItemKey key, JsonGenerator out) {
    out.writeStringProperty("ns", key.namespace());
    out.writeStringProperty("id", key.id().toString());
  }

  private static void time(String name, Instant time, JsonGenerator out) {
    out.writeNumberProperty(name, Micros.of(name, time));
  }

  private static void ids(String name, List<UUID> ids, JsonGenerator out) {
    out.writeArrayPropertyStart(name);
    ids.forEach(id -> out.writeString(id.toString()));
    out.writeEndArray();
  }
}
