package io.t4dx.core.segment.format;

import io.t4dx.index.page.CorruptIndexException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bytes of a segment file are not what was written. */
public final class CorruptSegmentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final @Nullable Section section;
  private final long offset;

  private CorruptSegmentException(
      String file, @Nullable Section section, long offset, String message) {
    super(message);
    this.file = file;
    this.section = section;
    this.offset = offset;
  }

  /** Damage of what holds the sections together. */
  public static CorruptSegmentException inEnvelope(String file, long offset, String what) {
    return new CorruptSegmentException(
        file,
        null,
        offset,
        file + " is damaged at offset " + offset + ": " + what + "; none of it can be trusted");
  }

  /**
   * Damage inside a section.
   *
   * @param offset in the file
   */
  public static CorruptSegmentException inSection(
      String file, Section section, long offset, String what) {
    String remedy =
        section.role() == Section.Role.INDEX
            ? "it can be rebuilt from the rest of the file"
            : "what it holds is lost in this file";
    return new CorruptSegmentException(
        file,
        section,
        offset,
        "%s is damaged at offset %d, section %s: %s; %s"
            .formatted(file, offset, section.text(), what, remedy));
  }

  /** What an index that is a section found in its bytes. */
  static CorruptSegmentException inImage(
      String file, Section section, long start, CorruptIndexException cause) {
    CorruptSegmentException corrupt =
        inSection(file, section, start + cause.offset(), String.valueOf(cause.getMessage()));
    corrupt.initCause(cause);
    return corrupt;
  }

  public String file() {
    return file;
  }

  /** Where it is inside a section: which one. */
  public Optional<Section> section() {
    return Optional.ofNullable(section);
  }

  /** Whether what is damaged can be made again from the rest of the file. */
  public boolean isOfIndex() {
    return section != null && section.role() == Section.Role.INDEX;
  }

  /** In the file. */
  public long offset() {
    return offset;
  }
}
