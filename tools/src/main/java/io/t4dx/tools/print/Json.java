package io.t4dx.tools.print;

import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Values as JSON, each on one line. */
public final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /** The one line of a value, without its end. */
  public static String line(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      write(json, value);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Object value) {
    switch (value) {
      case String text -> json.writeString(text);
      case Integer number -> json.writeNumber(number.intValue());
      case Long number -> json.writeNumber(number.longValue());
      case Float number -> write(json, number.floatValue());
      case Double number -> write(json, number.doubleValue());
      case Boolean flag -> json.writeBoolean(flag);
      case Bytes bytes -> json.writeNumber(bytes.count());
      case Count count -> json.writeNumber(count.count());
      case UUID id -> json.writeString(id.toString());
      case Instant moment -> json.writeString(moment.toString());
      case Duration duration -> json.writeNumber(duration.toNanos() / 1e9);
      case Enum<?> constant -> json.writeString(constant.name());
      case float[] vector -> json.writeArray(doubles(vector), 0, vector.length);
      case Facts facts -> object(json, facts.asMap());
      case Map<?, ?> map -> object(json, map);
      // Before lists: a path is one of its names, each of which is a path again, without end.
      case Path path -> json.writeString(path.toString());
      case Iterable<?> list -> array(json, list);
      case Raw raw -> json.writeRawValue(raw.json());
      default -> json.writeString(value.toString());
    }
  }

  /** JSON that somebody else has written. */
  public record Raw(String json) {
    @Override
    public String toString() {
      return json;
    }
  }

  private static void write(JsonGenerator json, float number) {
    if (Float.isFinite(number)) {
      json.writeNumber(number);
    } else {
      json.writeNull();
    }
  }

  private static void write(JsonGenerator json, double number) {
    if (Double.isFinite(number)) {
      json.writeNumber(number);
    } else {
      json.writeNull();
    }
  }

  private static void object(JsonGenerator json, Map<?, ?> map) {
    json.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Object value = entry.getValue();
      if (value instanceof Optional<?> optional) {
        optional.ifPresent(present -> member(json, entry.getKey(), present));
      } else {
        member(json, entry.getKey(), value);
      }
    }
    json.writeEndObject();
  }

  private static void member(JsonGenerator json, Object name, Object value) {
    json.writeName(name.toString());
    write(json, value);
  }

  private static void array(JsonGenerator json, Iterable<?> list) {
    json.writeStartArray();
    for (Object element : list) {
      write(json, element);
    }
    json.writeEndArray();
  }

  /** The shortest decimals of the floats, which read back as the same floats. */
  private static double[] doubles(float[] vector) {
    double[] doubles = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      doubles[i] = Double.parseDouble(Float.toString(vector[i]));
    }
    return doubles;
  }
}
