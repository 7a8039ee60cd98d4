package io.t4dx.core.segment;

import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SegmentFile;
import io.t4dx.index.page.CorruptIndexException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One piece of a segment file, opened when it is first asked for; if it is damaged, whoever asks is
 * told so, each time. For one thread.
 */
final class Piece<T> {
  private final SegmentFile file;
  private final Section section;
  private final Supplier<T> open;
  private @Nullable T opened;
  private @Nullable CorruptSegmentException damage;

  Piece(SegmentFile file, Section section, Supplier<T> open) {
    this.file = file;
    this.section = section;
    this.open = open;
  }

  /**
   * Reads something of it.
   *
   * @throws CorruptSegmentException if the piece cannot be opened, or what is read is damaged
   */
  <R> R read(Function<? super T, ? extends R> reader) {
    T piece = get();
    try {
      return reader.apply(piece);
    } catch (CorruptIndexException e) {
      throw file.locate(section, e);
    }
  }

  T get() {
    if (damage != null) {
      throw damage;
    }
    if (opened == null) {
      try {
        opened = open.get();
      } catch (CorruptSegmentException e) {
        damage = e;
        throw e;
      } catch (CorruptIndexException e) {
        damage = file.locate(section, e);
        throw damage;
      }
    }
    return opened;
  }
}
