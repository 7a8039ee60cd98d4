package io.t4dx.core.segment.value;

import static io.t4dx.core.segment.format.SegmentDescriptor.INT;

import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SectionBytes;
import io.t4dx.core.segment.format.SegmentOutput;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Distinct texts in the order of {@link String#compareTo}, each named by its place.
 *
 * <pre>
 *   0  how many (4)
 *   4  where the UTF-8 of each starts, and where the last ends (4 each)
 *   .  their UTF-8
 * </pre>
 */
public final class SortedNames {
  private final @Nullable SectionBytes source;
  private final int size;
  private final long texts;

  private SortedNames(@Nullable SectionBytes source, int size) {
    this.source = source;
    this.size = size;
    this.texts = 8L + 4L * size;
  }

  /** Opens a section; without one there are no names. */
  public static SortedNames open(@Nullable SectionBytes source) {
    if (source == null) {
      return new SortedNames(null, 0);
    }
    source.ensure(0, Math.min(8, source.length()));
    int size = source.length() < 8 ? -1 : source.bytes().get(INT, 0);
    if (size < 1 || 8L + 4L * size > source.length()) {
      throw source.nonsense(0, size + " names do not fit");
    }
    return new SortedNames(source, size);
  }

  /** Writes a section of its own; nothing for no names. */
  public static void write(List<String> sorted, Section section, SegmentOutput out)
      throws IOException {
    out.begin();
    if (!sorted.isEmpty()) {
      ByteList utf8 = new ByteList();
      out.writeInt(sorted.size());
      for (String name : sorted) {
        out.writeInt(utf8.length());
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        utf8.put(bytes, 0, bytes.length);
      }
      out.writeInt(utf8.length());
      out.write(utf8.array(), 0, utf8.length());
    }
    out.end(section);
  }

  public int size() {
    return size;
  }

  public String get(int place) {
    if (source == null || place < 0 || place >= size) {
      throw new IndexOutOfBoundsException("name " + place + " of " + size);
    }
    MemorySegment bytes = source.bytes();
    long at = 4L + 4L * place;
    source.ensure(at, 8);
    long from = texts + bytes.get(INT, at);
    int length = bytes.get(INT, at + 4) - bytes.get(INT, at);
    if (from < texts || length < 0 || from + length > source.length()) {
      throw source.nonsense(at, "name " + place + " lies outside");
    }
    source.ensure(from, length);
    byte[] utf8 = new byte[length];
    MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, from, utf8, 0, length);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  /** The place of a name; -1 where it is not among them. */
  public int find(String name) {
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = get(middle).compareTo(name);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }
}
