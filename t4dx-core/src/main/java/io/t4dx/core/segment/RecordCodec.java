package io.t4dx.core.segment;

import io.t4dx.core.segment.value.ByteCursor;
import io.t4dx.core.segment.value.ByteList;
import io.t4dx.core.segment.value.MalformedValueException;
import io.t4dx.core.segment.value.MetadataCodec;
import io.t4dx.core.segment.value.TypeCode;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemKey;
import io.t4dx.model.ItemType;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;

/**
 * What a segment says about items and edges of older segments, as bytes.
 *
 * <pre>
 *   item key    namespace (varint: its place among the segment's), id (16)
 *   edge key    namespace (varint), source (16), type (text), target (16)
 *   patch       item key, LSN (varint), kappa (4), importance (4), type (1), eventTime (8),
 *               recordTime (8), validFrom (8), validUntil (8), accessCount (8), session: 0, or 1
 *               and a text; metadata to the end
 *   tombstone   item key or edge key, LSN (varint)
 * </pre>
 */
final class RecordCodec {
  private RecordCodec() {}

  static void write(Patch patch, ToIntFunction<String> namespaces, ByteList target) {
    putKey(patch.key(), namespaces, target);
    target.putVarint(patch.lsn());
    ItemFields fields = patch.fields();
    target.putInt(Float.floatToRawIntBits(fields.kappa()));
    target.putInt(Float.floatToRawIntBits(fields.importance()));
    target.putByte(TypeCode.of(fields.type()));
    target.putLong(fields.eventTime());
    target.putLong(fields.recordTime());
    target.putLong(fields.validFrom());
    target.putLong(fields.validUntil());
    target.putLong(fields.accessCount());
    target.putByte(fields.session().isPresent() ? 1 : 0);
    fields.session().ifPresent(target::putText);
    MetadataCodec.write(fields.metadata(), target);
  }

  static Patch patch(ByteCursor source, Namespaces namespaces) {
    ItemKey key = itemKey(source, namespaces);
    long lsn = source.getVarint();
    return new Patch(
        key,
        lsn,
        new ItemFields(
            Float.intBitsToFloat(source.getInt()),
            Float.intBitsToFloat(source.getInt()),
            type(source.getByte()),
            source.getLong(),
            source.getLong(),
            source.getLong(),
            source.getLong(),
            source.getLong(),
            source.getByte() == 0 ? Optional.empty() : Optional.of(source.getText()),
            MetadataCodec.read(source)));
  }

  static void write(ItemTombstone tombstone, ToIntFunction<String> namespaces, ByteList target) {
    putKey(tombstone.key(), namespaces, target);
    target.putVarint(tombstone.lsn());
  }

  static ItemTombstone itemTombstone(ByteCursor source, Namespaces namespaces) {
    return new ItemTombstone(itemKey(source, namespaces), source.getVarint());
  }

  static void write(EdgeTombstone tombstone, ToIntFunction<String> namespaces, ByteList target) {
    EdgeKey key = tombstone.key();
    target.putVarint(namespaces.applyAsInt(key.namespace()));
    putId(key.source(), target);
    target.putText(key.type().name());
    putId(key.target(), target);
    target.putVarint(tombstone.lsn());
  }

  static EdgeTombstone edgeTombstone(ByteCursor source, Namespaces namespaces) {
    String namespace = namespace(source, namespaces);
    EdgeKey key = new EdgeKey(namespace, id(source), new EdgeType(source.getText()), id(source));
    return new EdgeTombstone(key, source.getVarint());
  }

  private static void putKey(ItemKey key, ToIntFunction<String> namespaces, ByteList target) {
    target.putVarint(namespaces.applyAsInt(key.namespace()));
    putId(key.id(), target);
  }

  private static void putId(UUID id, ByteList target) {
    target.putLong(Long.reverseBytes(id.getMostSignificantBits()));
    target.putLong(Long.reverseBytes(id.getLeastSignificantBits()));
  }

  private static ItemKey itemKey(ByteCursor source, Namespaces namespaces) {
    return new ItemKey(namespace(source, namespaces), id(source));
  }

  private static UUID id(ByteCursor source) {
    long most = Long.reverseBytes(source.getLong());
    return new UUID(most, Long.reverseBytes(source.getLong()));
  }

  private static String namespace(ByteCursor source, Namespaces namespaces) {
    long place = source.getVarint();
    if (place < 0 || place >= namespaces.all().size()) {
      throw new MalformedValueException("namespace " + place, source.position());
    }
    return namespaces.get((int) place).name();
  }

  private static ItemType type(int code) {
    if (!TypeCode.isKnown(code)) {
      throw new MalformedValueException("an item of type " + code, 0);
    }
    return TypeCode.type(code);
  }
}
