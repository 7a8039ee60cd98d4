package io.t4dx.core.segment;

import io.t4dx.core.segment.value.ByteList;
import io.t4dx.core.segment.value.TypeCode;
import io.t4dx.index.posting.TermRange;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.Consumer;

/**
 * The terms that a segment's postings know, as bytes that compare unsigned.
 *
 * <pre>
 *   type        01, the type's code (1)
 *   session     02, text
 *   name        03, name: the item has metadata of this name; 05, digest, where it is long
 *   value       04, length of the name's UTF-8 (2, big-endian), name; 06, digest, where it is long;
 *               then kind (1), then
 *               01  boolean         0 or 1 (1)
 *               02  number          place (8), 0 for a long or 1 for a double, its 64 bits (8)
 *               03  text            text
 *               and 11, 12, 13 for the same as an element of a list
 *   text        00, its UTF-8, where that has at most 32 bytes; 01, digest, where it is long
 *   digest      the first 16 bytes of the SHA-256 of the UTF-8 of what is longer than 32 bytes
 *   place       the number as a double, turned so that unsigned bytes sort as numbers do
 * </pre>
 *
 * <p>A filter by equality asks for the exact number, and takes elements of lists; a filter by range
 * compares as doubles, and does not: hence the two parts of a number and the two families of kinds.
 * No term is longer than 69 bytes: every element of a list makes one, and all of them together must
 * stay in proportion to what they were made of.
 */
public final class Terms {
  private static final int TYPE = 1;
  private static final int SESSION = 2;
  private static final int NAME = 3;
  private static final int VALUE = 4;
  private static final int LONG_NAME = 5;
  private static final int LONG_NAME_VALUE = 6;

  private static final int BOOLEAN = 0x01;
  private static final int NUMBER = 0x02;
  private static final int TEXT = 0x03;
  private static final int IN_LIST = 0x10;

  private static final int WHOLE = 0;
  private static final int DIGEST = 1;

  /** Texts and names longer than this are known by their digest. */
  private static final int MOST_TEXT = 32;

  private static final int DIGEST_BYTES = 16;

  private Terms() {}

  public static byte[] type(ItemType type) {
    return new byte[] {TYPE, (byte) TypeCode.of(type)};
  }

  public static byte[] session(String session) {
    ByteList term = new ByteList(64);
    term.putByte(SESSION);
    putText(session, term);
    return term.toArray();
  }

  /** Items that have metadata of a name. */
  public static byte[] metadataName(String name) {
    ByteList term = new ByteList(64);
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    if (utf8.length <= MOST_TEXT) {
      term.putByte(NAME);
      term.put(utf8, 0, utf8.length);
    } else {
      term.putByte(LONG_NAME);
      putDigest(utf8, term);
    }
    return term.toArray();
  }

  /** Items whose metadata of a name is a value, which is not a list. */
  public static byte[] metadataValue(String name, Object value) {
    return metadataValue(name, value, 0);
  }

  /** Items whose metadata of a name is a list with a value in it. */
  public static byte[] metadataElement(String name, Object value) {
    return metadataValue(name, value, IN_LIST);
  }

  /** Items whose metadata of a name is a number, not in a list, between two, both included. */
  public static TermRange metadataBetween(String name, double least, double most) {
    ByteList from = prefix(name, NUMBER);
    putBigEndian(place(least), from);
    ByteList before = prefix(name, NUMBER);
    // The highest place is that of infinity, far below the end of all numbers.
    putBigEndian(place(most) + 1, before);
    return TermRange.halfOpen(from.toArray(), before.toArray());
  }

  /** Every term under which an item is found, each once at least. */
  public static void forEach(ItemFields fields, Consumer<byte[]> action) {
    action.accept(type(fields.type()));
    fields.session().ifPresent(session -> action.accept(session(session)));
    fields
        .metadata()
        .asMap()
        .forEach(
            (name, value) -> {
              action.accept(metadataName(name));
              if (value instanceof List<?> list) {
                list.forEach(element -> action.accept(metadataElement(name, element)));
              } else {
                action.accept(metadataValue(name, value));
              }
            });
  }

  private static byte[] metadataValue(String name, Object value, int family) {
    return switch (value) {
      case Boolean flag -> {
        ByteList term = prefix(name, BOOLEAN | family);
        term.putByte(flag ? 1 : 0);
        yield term.toArray();
      }
      case Long number -> number(prefix(name, NUMBER | family), (double) number, 0, number);
      case Double number ->
          number(prefix(name, NUMBER | family), number, 1, Double.doubleToLongBits(number));
      case String text -> {
        ByteList term = prefix(name, TEXT | family);
        putText(text, term);
        yield term.toArray();
      }
      default -> throw new IllegalArgumentException("no metadata is a " + value.getClass());
    };
  }

  private static byte[] number(ByteList term, double value, int kind, long bits) {
    putBigEndian(place(value), term);
    term.putByte(kind);
    putBigEndian(bits, term);
    return term.toArray();
  }

  private static ByteList prefix(String name, int kind) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    ByteList term = new ByteList(64);
    if (utf8.length <= MOST_TEXT) {
      term.putByte(VALUE);
      term.putByte(utf8.length >>> 8);
      term.putByte(utf8.length);
      term.put(utf8, 0, utf8.length);
    } else {
      term.putByte(LONG_NAME_VALUE);
      putDigest(utf8, term);
    }
    term.putByte(kind);
    return term;
  }

  /** Both zeros have one place, since a range does not tell them apart. */
  private static long place(double value) {
    long bits = Double.doubleToLongBits(value + 0.0);
    return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
  }

  private static void putBigEndian(long value, ByteList term) {
    term.putLong(Long.reverseBytes(value));
  }

  private static void putText(String text, ByteList term) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (utf8.length <= MOST_TEXT) {
      term.putByte(WHOLE);
      term.put(utf8, 0, utf8.length);
    } else {
      term.putByte(DIGEST);
      putDigest(utf8, term);
    }
  }

  private static void putDigest(byte[] utf8, ByteList term) {
    term.put(sha256(utf8), 0, DIGEST_BYTES);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
