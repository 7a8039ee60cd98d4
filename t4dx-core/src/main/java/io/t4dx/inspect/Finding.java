package io.t4dx.inspect;

/**
 * Something that an inspection found.
 *
 * @param file as a person would look it up
 * @param section of a segment's file; empty where it is in none
 * @param offset in the file
 * @param what is wrong, or worth knowing
 * @param remedy what to do about it; empty where nothing is to be done
 */
public record Finding(
    Severity severity, String file, String section, long offset, String what, String remedy) {

  /** How bad it is. */
  public enum Severity {
    /** Something that was acknowledged cannot be read from there any more. */
    LOSS,
    /** Something that can be made again from the rest is damaged. */
    INDEX,
    /** Nothing is damaged, but somebody may want to know. */
    NOTE
  }

  /** Whether something is damaged. */
  public boolean isDamage() {
    return severity != Severity.NOTE;
  }
}
