package io.t4dx.core.manifest;

import io.t4dx.core.codec.EncodedOperations;
import io.t4dx.core.codec.OperationsWriter;
import io.t4dx.core.segment.SegmentInfo;
import io.t4dx.write.Operation;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Manifests as lines of JSON, always the same bytes for the same manifest. */
final class ManifestEncoder {
  private static final JsonFactory JSON = new JsonFactory();

  /** Scale operations are short; a namespace has few that are pending. */
  private static final int MOST_OPERATION_BYTES = 64 << 20;

  private ManifestEncoder() {}

  static byte[] encode(Manifest manifest) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      out.writeStartObject();
      out.writeNumberProperty("format", SealedLine.FORMAT);
      out.writeStringProperty("store", manifest.store().toString());
      out.writeNumberProperty("number", manifest.number());
      out.writeNumberProperty("dimension", manifest.dimension());
      out.writeNumberProperty("logPosition", manifest.logPosition());
      out.writeNumberProperty("clock", manifest.clock());
      out.writeNumberProperty("nextSegment", manifest.nextSegment());
      out.writeArrayPropertyStart("segments");
      manifest.segments().forEach(segment -> write(segment, out));
      out.writeEndArray();
      out.writeArrayPropertyStart("scales");
      manifest.scales().forEach(scale -> write(scale, out));
      out.writeEndArray();
      out.writeEndObject();
    }
    byte[] object = bytes.toByteArray();
    return SealedLine.seal(Arrays.copyOf(object, object.length - 1));
  }

  private static void write(SegmentState segment, JsonGenerator out) {
    SegmentInfo info = segment.info();
    out.writeStartObject();
    out.writeNumberProperty("number", info.number());
    out.writeNumberProperty("size", info.size());
    out.writeNumberProperty("rows", info.rows());
    out.writeNumberProperty("edges", info.edges());
    out.writeNumberProperty("firstLsn", info.firstLsn());
    out.writeNumberProperty("lastLsn", info.lastLsn());
    out.writeStringProperty("contents", HexFormat.of().toHexDigits(info.contentsCrc()));
    out.writeStringProperty("deadRows", base64(segment.deadRows()));
    out.writeStringProperty("deadEdges", base64(segment.deadEdges()));
    out.writeEndObject();
  }

  private static void write(ScaleState scale, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("namespace", scale.namespace());
    out.writeNumberProperty("firstOrdinal", scale.firstOrdinal());
    out.writeName("operations");
    List<Operation> operations = List.copyOf(scale.operations());
    try (EncodedOperations encoded =
        new OperationsWriter(MOST_OPERATION_BYTES).encode(operations)) {
      out.writeRawValue(new String(encoded.array(), 0, encoded.length(), StandardCharsets.UTF_8));
    }
    out.writeEndObject();
  }

  /** In the portable format, run-length encoded, so that equal sets are equal bytes. */
  private static String base64(RoaringBitmap rows) {
    RoaringBitmap packed = rows.clone();
    packed.runOptimize();
    ByteBuffer bytes = ByteBuffer.allocate(packed.serializedSizeInBytes());
    packed.serialize(bytes);
    return Base64.getEncoder().encodeToString(bytes.array());
  }
}
