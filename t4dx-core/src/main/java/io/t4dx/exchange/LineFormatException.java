package io.t4dx.exchange;

/** What is wrong with a line, in words that its author understands. */
public final class LineFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  LineFormatException(String message) {
    super(message);
  }

  LineFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
