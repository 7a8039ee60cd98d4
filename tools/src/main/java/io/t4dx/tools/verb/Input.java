package io.t4dx.tools.verb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.t4dx.exchange.Vectors;
import io.t4dx.tools.print.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is given on the command line, or in a file that it names, or through a pipe. */
public final class Input {
  private final Terminal terminal;

  public Input(Terminal terminal) {
    this.terminal = terminal;
  }

  /** A text; {@code -} for what comes through the pipe. */
  public String text(String given) throws IOException {
    return given.equals("-") ? new String(terminal.in().readAllBytes(), UTF_8).strip() : given;
  }

  /**
   * A vector: a JSON array of numbers, base64 of little-endian float32, or either in a {@code
   * @file}; {@code -} for what comes through the pipe.
   */
  public float[] vector(String given) throws IOException {
    return given.startsWith("@")
        ? Vectors.parse(Files.readString(Path.of(given.substring(1))))
        : Vectors.parse(text(given));
  }
}
