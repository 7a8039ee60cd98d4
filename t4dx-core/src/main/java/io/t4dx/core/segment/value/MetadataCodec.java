package io.t4dx.core.segment.value;

import io.t4dx.model.Metadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Metadata as bytes: a count, then each name with its value. Empty metadata is no bytes.
 *
 * <pre>
 *   metadata   count (varint), then for each name, rising: name (text), value
 *   value      kind (1), then
 *              1 text      its text
 *              2 long      zigzag varint
 *              3 double    its 64 bits (8)
 *              4 false     nothing
 *              5 true      nothing
 *              6 list      count (varint), its values
 *   text       length of its UTF-8 (varint), its UTF-8
 * </pre>
 */
public final class MetadataCodec {
  private static final int TEXT = 1;
  private static final int LONG = 2;
  private static final int DOUBLE = 3;
  private static final int FALSE = 4;
  private static final int TRUE = 5;
  private static final int LIST = 6;

  private MetadataCodec() {}

  public static void write(Metadata metadata, ByteList target) {
    if (metadata.isEmpty()) {
      return;
    }
    Map<String, Object> values = metadata.asMap();
    target.putVarint(values.size());
    values.forEach(
        (name, value) -> {
          target.putText(name);
          write(value, target);
        });
  }

  private static void write(Object value, ByteList target) {
    switch (value) {
      case String text -> {
        target.putByte(TEXT);
        target.putText(text);
      }
      case Long number -> {
        target.putByte(LONG);
        target.putVarint((number << 1) ^ (number >> 63));
      }
      case Double number -> {
        target.putByte(DOUBLE);
        target.putLong(Double.doubleToRawLongBits(number));
      }
      case Boolean flag -> target.putByte(flag ? TRUE : FALSE);
      case List<?> list -> {
        target.putByte(LIST);
        target.putVarint(list.size());
        list.forEach(element -> write(element, target));
      }
      default -> throw new AssertionError("metadata holds a " + value.getClass());
    }
  }

  /** Reads metadata that takes all of the rest of the bytes. */
  public static Metadata read(ByteCursor source) {
    if (source.atEnd()) {
      return Metadata.EMPTY;
    }
    int count = source.getCount();
    Metadata.Builder metadata = Metadata.builder();
    for (int i = 0; i < count; i++) {
      metadata.put(source.getText(), value(source, true));
    }
    if (!source.atEnd()) {
      throw new MalformedValueException("bytes after metadata", source.position());
    }
    return metadata.build();
  }

  private static Object value(ByteCursor source, boolean listAllowed) {
    int kind = source.getByte();
    return switch (kind) {
      case TEXT -> source.getText();
      case LONG -> {
        long zigzag = source.getVarint();
        yield (zigzag >>> 1) ^ -(zigzag & 1);
      }
      case DOUBLE -> Double.longBitsToDouble(source.getLong());
      case FALSE -> false;
      case TRUE -> true;
      case LIST -> {
        if (!listAllowed) {
          throw new MalformedValueException("a list in a list", source.position());
        }
        int count = source.getCount();
        List<Object> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
          list.add(value(source, false));
        }
        yield list;
      }
      default -> throw new MalformedValueException("a value of kind " + kind, source.position());
    };
  }
}
