package io.t4dx.exchange;

import io.t4dx.model.Limits;
import io.t4dx.model.Metadata;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Takes values of one kind each from the JSON, or says what is there instead. */
final class LineValues {
  private static final int SHOWN = 40;

  private final JsonParser json;

  LineValues(JsonParser json) {
    this.json = json;
  }

  @Nullable JsonToken next() {
    return json.nextToken();
  }

  /** The name of the object's next member, with its value current; none where the object ends. */
  @Nullable String nextMember() {
    String name = json.nextName();
    if (name != null) {
      json.nextToken();
    }
    return name;
  }

  boolean atNull() {
    return json.currentToken() == JsonToken.VALUE_NULL;
  }

  void begin(String what, JsonToken token) throws LineFormatException {
    if (json.currentToken() != token) {
      throw wrong(what, token == JsonToken.START_OBJECT ? "an object" : "an array");
    }
  }

  String text(String name) throws LineFormatException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw wrong(name, "a text");
    }
    return json.getString();
  }

  UUID id(String name) throws LineFormatException {
    String text = text(name);
    try {
      UUID id = UUID.fromString(text);
      // Shorter groups would be taken too, and then two texts could mean one id.
      if (text.length() == 36) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      throw new LineFormatException(name + " is " + quoted(text) + ", which is no UUID", e);
    }
    throw new LineFormatException(name + " is " + quoted(text) + ", which is no UUID");
  }

  float decimal(String name) throws LineFormatException {
    if (!isNumber()) {
      throw wrong(name, "a number");
    }
    return json.getFloatValue();
  }

  long integer(String name) throws LineFormatException {
    if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
        || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw wrong(name, "an integer of 64 bits");
    }
    return json.getLongValue();
  }

  Instant moment(String name) throws LineFormatException {
    try {
      if (isNumber()) {
        return Moments.ofSeconds(json.getDecimalValue());
      }
      return Moments.parse(text(name));
    } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException e) {
      throw new LineFormatException(name + ": " + e.getMessage(), e);
    }
  }

  private boolean isNumber() {
    return json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT
        || json.currentToken() == JsonToken.VALUE_NUMBER_INT;
  }

  Metadata metadata(String name) throws LineFormatException {
    begin(name, JsonToken.START_OBJECT);
    Map<String, Object> values = new LinkedHashMap<>();
    for (String key = nextMember(); key != null; key = nextMember()) {
      if (!atNull() && values.put(key, value(name + "." + key)) != null) {
        throw new LineFormatException(name + "." + key + " is there twice");
      }
    }
    return Metadata.of(values);
  }

  private Object value(String name) throws LineFormatException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      return scalar(name);
    }
    List<Object> list = new ArrayList<>();
    while (next() != JsonToken.END_ARRAY) {
      list.add(scalar(name));
    }
    return list;
  }

  private Object scalar(String name) throws LineFormatException {
    return switch (json.currentToken()) {
      case VALUE_STRING -> json.getString();
      case VALUE_NUMBER_INT -> integer(name);
      case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw wrong(name, "a text, a number, a boolean, or a list of these");
    };
  }

  float[] vector(String name) throws LineFormatException {
    return json.currentToken() == JsonToken.START_ARRAY ? numbers(name) : base64(text(name));
  }

  private float[] numbers(String name) throws LineFormatException {
    float[] vector = new float[64];
    int dimension = 0;
    while (next() != JsonToken.END_ARRAY) {
      if (dimension == Limits.DIMENSION) {
        throw new LineFormatException(name + " has more than " + dimension + " dimensions");
      }
      if (dimension == vector.length) {
        vector = Arrays.copyOf(vector, 2 * dimension);
      }
      vector[dimension++] = decimal(name + "[" + dimension + "]");
    }
    return Arrays.copyOf(vector, dimension);
  }

  /** Little-endian float32. */
  static float[] base64(String text) throws LineFormatException {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      throw new LineFormatException("vector is no base64: " + e.getMessage(), e);
    }
    if (bytes.length % Float.BYTES != 0) {
      throw new LineFormatException(
          "vector is base64 of "
              + bytes.length
              + " bytes, which is no whole number of 4-byte floats");
    }
    float[] vector = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
    return vector;
  }

  private LineFormatException wrong(String name, String expected) {
    String found =
        switch (json.currentToken()) {
          case null -> "missing";
          case START_OBJECT -> "an object";
          case START_ARRAY -> "an array";
          case VALUE_STRING -> quoted(json.getString());
          case VALUE_NULL -> "null";
          default -> json.getString();
        };
    return new LineFormatException(name + " is " + found + "; it must be " + expected);
  }

  private static String quoted(String text) {
    return "\"" + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...") + "\"";
  }
}
