package io.t4dx.core.segment;

import static io.t4dx.core.segment.format.SegmentDescriptor.INT;

import io.t4dx.core.segment.format.SectionBytes;
import io.t4dx.core.segment.format.SegmentOutput;
import io.t4dx.core.segment.value.ByteCursor;
import io.t4dx.core.segment.value.ByteList;
import io.t4dx.core.segment.value.MalformedValueException;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Records behind each other in a section, each after its length (4). */
final class Records<T> implements Iterator<T> {
  private final SectionBytes source;
  private final Function<ByteCursor, T> codec;
  private long position;

  private Records(SectionBytes source, Function<ByteCursor, T> codec) {
    this.source = source;
    this.codec = codec;
  }

  /** Reads a section from its begin; without one there are no records. */
  static <T> Iterator<T> of(@Nullable SectionBytes source, Function<ByteCursor, T> codec) {
    return source == null ? Collections.emptyIterator() : new Records<>(source, codec);
  }

  static void write(ByteList record, SegmentOutput out) throws IOException {
    out.writeInt(record.length());
    out.write(record.array(), 0, record.length());
  }

  @Override
  public boolean hasNext() {
    return position < source.length();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    long start = position + Integer.BYTES;
    source.ensure(position, Math.min(Integer.BYTES, source.length() - position));
    int length = start > source.length() ? -1 : source.bytes().get(INT, position);
    if (length < 0 || length > source.length() - start) {
      throw source.nonsense(position, "a record of " + length + " bytes");
    }
    source.ensure(start, length);
    byte[] bytes = source.bytes().asSlice(start, length).toArray(ValueLayout.JAVA_BYTE);
    try {
      T record = codec.apply(new ByteCursor(bytes, 0, length));
      position = start + length;
      return record;
    } catch (MalformedValueException | IllegalArgumentException e) {
      throw source.nonsense(start, "a record that does not read: " + e.getMessage());
    }
  }
}
