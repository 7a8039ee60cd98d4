package io.t4dx.core.manifest;

import io.t4dx.core.codec.OperationFormatException;
import io.t4dx.core.codec.OperationsReader;
import io.t4dx.core.segment.SegmentInfo;
import io.t4dx.write.Operation;
import io.t4dx.write.Operation.ScaleWeights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.roaringbitmap.InvalidRoaringFormat;
import org.roaringbitmap.RoaringBitmap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads what {@link ManifestEncoder} wrote: the same members in the same order, and nothing else.
 * Bytes whose checksum fits but that say something else are refused like damaged ones.
 */
final class ManifestDecoder {
  private static final JsonFactory JSON = new JsonFactory();

  private final byte[] bytes;
  private final JsonParser in;

  private ManifestDecoder(byte[] bytes, JsonParser in) {
    this.bytes = bytes;
    this.in = in;
  }

  static Manifest decode(String file, byte[] line)
      throws ManifestDamagedException, ManifestVersionException {
    byte[] object = SealedLine.open(file, line);
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), object)) {
      return new ManifestDecoder(object, in).manifest();
    } catch (JacksonException
        | IllegalArgumentException
        | OperationFormatException
        | InvalidRoaringFormat
        | ArithmeticException e) {
      throw new ManifestDamagedException(
          file, "its members are not those of a manifest: " + e.getMessage(), e);
    }
  }

  private Manifest manifest() throws OperationFormatException {
    expect(JsonToken.START_OBJECT);
    number("format");
    UUID store = UUID.fromString(text("store"));
    long number = number("number");
    int dimension = Math.toIntExact(number("dimension"));
    long logPosition = number("logPosition");
    long clock = number("clock");
    long nextSegment = number("nextSegment");
    List<SegmentState> segments = new ArrayList<>();
    array("segments");
    while (in.nextToken() == JsonToken.START_OBJECT) {
      segments.add(segment());
    }
    List<ScaleState> scales = new ArrayList<>();
    array("scales");
    while (in.nextToken() == JsonToken.START_OBJECT) {
      scales.add(scale());
    }
    expect(JsonToken.END_OBJECT);
    if (in.nextToken() != null) {
      throw new IllegalArgumentException("something follows");
    }
    return new Manifest(
        store, number, dimension, logPosition, clock, nextSegment, segments, scales);
  }

  private SegmentState segment() {
    SegmentInfo info =
        new SegmentInfo(
            number("number"),
            number("size"),
            Math.toIntExact(number("rows")),
            Math.toIntExact(number("edges")),
            number("firstLsn"),
            number("lastLsn"),
            HexFormat.fromHexDigits(text("contents")));
    SegmentState state =
        new SegmentState(info, bitmap(text("deadRows")), bitmap(text("deadEdges")));
    expect(JsonToken.END_OBJECT);
    return state;
  }

  private ScaleState scale() throws OperationFormatException {
    String namespace = text("namespace");
    long firstOrdinal = number("firstOrdinal");
    array("operations");
    int from = Math.toIntExact(in.currentTokenLocation().getByteOffset());
    in.skipChildren();
    int to = Math.toIntExact(in.currentLocation().getByteOffset());
    List<ScaleWeights> operations = new ArrayList<>();
    for (Operation operation : new OperationsReader().read(bytes, from, to - from)) {
      if (!(operation instanceof ScaleWeights scale)) {
        throw new IllegalArgumentException("a pending operation that scales no weights");
      }
      operations.add(scale);
    }
    expect(JsonToken.END_OBJECT);
    return new ScaleState(namespace, firstOrdinal, operations);
  }

  private static RoaringBitmap bitmap(String base64) {
    byte[] packed = Base64.getDecoder().decode(base64);
    RoaringBitmap bitmap = new RoaringBitmap();
    try {
      bitmap.deserialize(ByteBuffer.wrap(packed));
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("no bitmap: " + e.getMessage(), e);
    }
    return bitmap;
  }

  private String text(String name) {
    member(name, JsonToken.VALUE_STRING);
    return in.getString();
  }

  private long number(String name) {
    member(name, JsonToken.VALUE_NUMBER_INT);
    return in.getLongValue();
  }

  private void array(String name) {
    member(name, JsonToken.START_ARRAY);
  }

  private void member(String name, JsonToken value) {
    expect(JsonToken.PROPERTY_NAME);
    if (!name.equals(in.currentName())) {
      throw new IllegalArgumentException(in.currentName() + " where " + name + " belongs");
    }
    expect(value);
  }

  private void expect(JsonToken token) {
    JsonToken found = in.nextToken();
    if (found != token) {
      throw new IllegalArgumentException(found + " where " + token + " belongs");
    }
  }
}
