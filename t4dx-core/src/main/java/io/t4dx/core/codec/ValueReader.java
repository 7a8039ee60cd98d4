package io.t4dx.core.codec;

import io.t4dx.model.Bytes;
import io.t4dx.model.Limits;
import java.nio.charset.StandardCharsets;
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

/** Takes values of one kind each from the JSON, or says where there is another. */
final class ValueReader {
  private final SteppingParser json;
  private final byte[] bytes;
  private final int end;
  private final VectorCodec vectors;

  ValueReader(SteppingParser json, byte[] bytes, int end, VectorCodec vectors) {
    this.json = json;
    this.bytes = bytes;
    this.end = end;
    this.vectors = vectors;
  }

  /** Goes to the next token; none where the bytes end. */
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

  boolean at(JsonToken token) {
    return json.currentToken() == token;
  }

  void skip() {
    json.skipChildren();
  }

  void beginObject() throws OperationFormatException {
    expect(JsonToken.START_OBJECT, "an object");
  }

  void beginArray() throws OperationFormatException {
    expect(JsonToken.START_ARRAY, "an array");
  }

  String text() throws OperationFormatException {
    expect(JsonToken.VALUE_STRING, "a text");
    return json.getString();
  }

  UUID id() throws OperationFormatException {
    expect(JsonToken.VALUE_STRING, "an id");
    UUID id =
        IdText.parse(json.getStringCharacters(), json.getStringOffset(), json.getStringLength());
    if (id == null) {
      throw refusal("is \"" + shortened(json.getString()) + "\", which is no UUID");
    }
    return id;
  }

  long integer() throws OperationFormatException {
    expect(JsonToken.VALUE_NUMBER_INT, "an integer");
    if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw refusal("is " + shortened(json.getString()) + ", which 64 bits cannot hold");
    }
    return json.getLongValue();
  }

  float decimal() throws OperationFormatException {
    if (!at(JsonToken.VALUE_NUMBER_FLOAT)) {
      expect(JsonToken.VALUE_NUMBER_INT, "a number");
    }
    return json.getFloatValue();
  }

  List<String> texts() throws OperationFormatException {
    beginArray();
    List<String> texts = new ArrayList<>();
    while (next() != JsonToken.END_ARRAY) {
      texts.add(text());
    }
    return texts;
  }

  /** Entries of metadata; null is a value only where a name can be taken away. */
  Map<String, @Nullable Object> metadata(boolean nulls) throws OperationFormatException {
    beginObject();
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (String name = nextMember(); name != null; name = nextMember()) {
      if (values.containsKey(name)) {
        throw refusal("is there twice");
      }
      values.put(name, nulls && atNull() ? null : metadataValue());
    }
    return values;
  }

  private Object metadataValue() throws OperationFormatException {
    if (!at(JsonToken.START_ARRAY)) {
      return scalar();
    }
    List<Object> list = new ArrayList<>();
    while (next() != JsonToken.END_ARRAY) {
      list.add(scalar());
    }
    return list;
  }

  private Object scalar() throws OperationFormatException {
    return switch (json.currentToken()) {
      case VALUE_STRING -> json.getString();
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw wrongKind("a text, a number or a boolean");
    };
  }

  Bytes bytes() throws OperationFormatException {
    expect(JsonToken.VALUE_STRING, "bytes as base64");
    try {
      return Bytes.of(Base64.getDecoder().decode(json.getString()));
    } catch (IllegalArgumentException e) {
      throw refusal("is no base64: " + e.getMessage(), offset(), e);
    }
  }

  /** A vector that holds until the next one is read; base64, or an array of numbers. */
  float[] vector() throws OperationFormatException {
    if (at(JsonToken.START_ARRAY)) {
      return arrayOfNumbers();
    }
    expect(JsonToken.VALUE_STRING, "a vector as base64 or as an array of numbers");
    int first = json.textStart();
    // Most vectors are as long as the one before; if not, what is decoded has a quote in it.
    int quote = first + vectors.decodedLength();
    if (quote >= end || bytes[quote] != '"') {
      quote = closingQuote(first);
    }
    if (quote == end) {
      return textVector();
    }
    try {
      float[] vector = vectors.decode(bytes, first, quote - first);
      json.stepOver(quote);
      return vector;
    } catch (IllegalArgumentException e) {
      return textVector();
    }
  }

  private int closingQuote(int from) {
    int quote = from;
    while (quote < end && bytes[quote] != '"') {
      quote++;
    }
    return quote;
  }

  /** Base64 whose slashes another writer has escaped, as JSON allows; or what is no vector. */
  private float[] textVector() throws OperationFormatException {
    byte[] text = json.getString().getBytes(StandardCharsets.UTF_8);
    try {
      return vectors.decode(text, 0, text.length);
    } catch (IllegalArgumentException e) {
      throw refusal("is no vector: " + e.getMessage(), offset(), e);
    }
  }

  private float[] arrayOfNumbers() throws OperationFormatException {
    float[] vector = new float[64];
    int dimension = 0;
    while (next() != JsonToken.END_ARRAY) {
      if (dimension == Limits.DIMENSION) {
        throw refusal("is one dimension more than the " + dimension + " that are allowed");
      }
      if (dimension == vector.length) {
        vector = Arrays.copyOf(vector, 2 * dimension);
      }
      vector[dimension++] = decimal();
    }
    return Arrays.copyOf(vector, dimension);
  }

  private void expect(JsonToken token, String kind) throws OperationFormatException {
    if (!at(token)) {
      throw wrongKind(kind);
    }
  }

  private OperationFormatException wrongKind(String expected) {
    JsonToken token = json.currentToken();
    String found =
        switch (token) {
          case null -> "missing";
          case START_OBJECT -> "an object";
          case START_ARRAY -> "an array";
          case VALUE_STRING -> "a text";
          case VALUE_NUMBER_INT -> "an integer";
          case VALUE_NUMBER_FLOAT -> "a number with a fraction or an exponent";
          case VALUE_TRUE, VALUE_FALSE -> "a boolean";
          case VALUE_NULL -> "null";
          default -> token.toString();
        };
    return refusal("is " + found + "; it must be " + expected);
  }

  /** Where the value that is current begins, from the begin of the operations. */
  int offset() {
    return (int) Math.max(0, json.currentTokenLocation().getByteOffset());
  }

  /** What is wrong with the value that is current. */
  OperationFormatException refusal(String problem) {
    return refusal(problem, offset());
  }

  /** What is wrong with the object that has just ended. */
  OperationFormatException refusal(String problem, int objectStart) {
    return new OperationFormatException(message(problem, objectStart), objectStart);
  }

  OperationFormatException refusal(String problem, int objectStart, Throwable cause) {
    return new OperationFormatException(message(problem, objectStart), objectStart, cause);
  }

  private String message(String problem, int offset) {
    String place = json.streamReadContext().pathAsPointer().toString();
    return "operations" + place + " (byte " + offset + ") " + problem;
  }

  private static String shortened(String text) {
    return text.length() <= 64 ? text : text.substring(0, 64) + "...";
  }
}
