package io.t4dx.exchange;

import io.t4dx.model.Edge;
import io.t4dx.model.Item;
import io.t4dx.model.Metadata;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** Writes lines, members always in the same order. Used by one thread at a time. */
public final class LineWriter {
  /** How vectors are written. */
  public enum VectorForm {
    /** Base64 of little-endian float32: exact, and half as long. */
    BASE64,
    /** Arrays of the shortest decimals that read back as the same floats. */
    NUMBERS
  }

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private final VectorForm vectors;

  public LineWriter(VectorForm vectors) {
    this.vectors = vectors;
  }

  /** The line of an item, with its end. */
  public byte[] line(Item item, List<Edge> leaving) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      begin(out, item.namespace(), item.id());
      fields(out, item);
      item.vector().ifPresent(vector -> vector(out, vector));
      edges(out, leaving);
      out.writeEndObject();
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  /** The line of an id that has edges and no item, with its end. */
  public byte[] line(String namespace, UUID source, List<Edge> leaving) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      begin(out, namespace, source);
      edges(out, leaving);
      out.writeEndObject();
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private static void begin(JsonGenerator out, String namespace, UUID id) {
    out.writeStartObject();
    text(out, "namespace", namespace);
    text(out, "id", id.toString());
  }

  private static void text(JsonGenerator out, String name, String value) {
    out.writeName(name);
    out.writeString(value);
  }

  private static void fields(JsonGenerator out, Item item) {
    text(out, "content", item.content());
    out.writeName("kappa");
    out.writeNumber(item.kappa());
    out.writeName("importance");
    out.writeNumber(item.importance());
    text(out, "type", item.type().name());
    text(out, "eventTime", item.eventTime().toString());
    text(out, "validFrom", item.validFrom().toString());
    item.validUntil().ifPresent(end -> text(out, "validUntil", end.toString()));
    item.session().ifPresent(session -> text(out, "session", session));
    if (item.accessCount() != 0) {
      out.writeName("accessCount");
      out.writeNumber(item.accessCount());
    }
    metadata(out, item.metadata());
  }

  private void vector(JsonGenerator out, float[] vector) {
    out.writeName("vector");
    if (vectors == VectorForm.BASE64) {
      ByteBuffer bytes =
          ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(vector);
      byte[] text = Base64.getEncoder().encode(bytes.array());
      out.writeRawUTF8String(text, 0, text.length);
    } else {
      out.writeStartArray();
      for (float value : vector) {
        out.writeNumber(value);
      }
      out.writeEndArray();
    }
  }

  private static void edges(JsonGenerator out, List<Edge> leaving) {
    if (leaving.isEmpty()) {
      return;
    }
    out.writeName("edges");
    out.writeStartArray();
    for (Edge edge : leaving) {
      out.writeStartObject();
      text(out, "type", edge.type().name());
      text(out, "target", edge.target().toString());
      out.writeName("weight");
      out.writeNumber(edge.weight());
      text(out, "createdAt", edge.createdAt().toString());
      metadata(out, edge.metadata());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void metadata(JsonGenerator out, Metadata metadata) {
    if (metadata.isEmpty()) {
      return;
    }
    out.writeName("metadata");
    out.writeStartObject();
    for (Map.Entry<String, Object> entry : metadata.asMap().entrySet()) {
      out.writeName(entry.getKey());
      value(out, entry.getValue());
    }
    out.writeEndObject();
  }

  private static void value(JsonGenerator out, Object value) {
    switch (value) {
      case String text -> out.writeString(text);
      case Long number -> out.writeNumber(number.longValue());
      case Double number -> out.writeNumber(number.doubleValue());
      case Boolean flag -> out.writeBoolean(flag);
      case List<?> list -> {
        out.writeStartArray();
        list.forEach(element -> value(out, element));
        out.writeEndArray();
      }
      default -> throw new AssertionError("metadata holds a " + value.getClass());
    }
  }
}
