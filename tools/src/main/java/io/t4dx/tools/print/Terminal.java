package io.t4dx.tools.print;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;

/** Where a command reads and writes, and what can be shown there. */
public final class Terminal {
  /** The columns of what is no terminal, and of a terminal that does not say. */
  public static final int DEFAULT_WIDTH = 100;

  private static final int NARROWEST = 20;

  private final InputStream in;
  private final Out out;
  private final Out err;
  private final int width;
  private final Ink ink;
  private final boolean asks;
  private final boolean showsProgress;

  private Terminal(
      InputStream in,
      Out out,
      Out err,
      int width,
      boolean colour,
      boolean asks,
      boolean showsProgress) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.width = Math.max(NARROWEST, width);
    this.ink = new Ink(colour);
    this.asks = asks;
    this.showsProgress = showsProgress;
  }

  /**
   * That of this process. The launcher tells in T4DX_TERMINAL which of the descriptors 0, 1 and 2
   * are terminals, and in T4DX_STDERR where what is meant for people goes; without it the JVM's own
   * knowledge has to do, which is of 0 and 1 together.
   */
  public static Terminal ofProcess(Map<String, String> environment) {
    String terminals = environment.get("T4DX_TERMINAL");
    if (terminals == null) {
      terminals = isInteractive() ? "012" : "";
    }
    boolean plain =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "").equals("dumb");
    return new Terminal(
        new FileInputStream(FileDescriptor.in),
        new Out(new FileOutputStream(FileDescriptor.out)),
        new Out(standardError(environment)),
        columns(environment.getOrDefault("COLUMNS", "")),
        terminals.contains("1") && !plain,
        terminals.contains("0") && terminals.contains("2"),
        terminals.contains("2"));
  }

  @SuppressWarnings("SystemConsoleNull") // it is null in a JDK 25 whose input is no terminal
  private static boolean isInteractive() {
    return System.console() != null && System.console().isTerminal();
  }

  private static OutputStream standardError(Map<String, String> environment) {
    String path = environment.get("T4DX_STDERR");
    if (path != null) {
      try {
        return new FileOutputStream(path, true);
      } catch (IOException e) {
        // A socket, say, cannot be opened by name; the descriptor does as well.
        return new FileOutputStream(FileDescriptor.err);
      }
    }
    return new FileOutputStream(FileDescriptor.err);
  }

  private static int columns(String text) {
    try {
      int columns = Integer.parseInt(text.strip());
      return columns > 0 ? columns : DEFAULT_WIDTH;
    } catch (NumberFormatException e) {
      return DEFAULT_WIDTH;
    }
  }

  /** One without colours and progress that asks nobody, such as pipes make. */
  public static Terminal piped(InputStream in, OutputStream out, OutputStream err, int width) {
    return new Terminal(in, new Out(out), new Out(err), width, false, false, false);
  }

  /** One before which somebody sits. */
  public static Terminal lively(InputStream in, OutputStream out, OutputStream err, int width) {
    return new Terminal(in, new Out(out), new Out(err), width, true, true, true);
  }

  public InputStream in() {
    return in;
  }

  public Out out() {
    return out;
  }

  public Out err() {
    return err;
  }

  public PrintWriter outWriter() {
    return out.writer();
  }

  /** How many columns there are. */
  public int width() {
    return width;
  }

  public Ink ink() {
    return ink;
  }

  boolean showsProgress() {
    return showsProgress;
  }

  /** Asks whoever sits there, yes or no; empty where nobody does. */
  public Optional<Boolean> ask(String question) {
    if (!asks) {
      return Optional.empty();
    }
    out.flush();
    err.print(question + " [y/N] ");
    err.flush();
    return Optional.of(isYes(line()));
  }

  private static boolean isYes(String answer) {
    return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
  }

  private String line() {
    StringBuilder line = new StringBuilder();
    try {
      for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
        line.append((char) c);
      }
    } catch (IOException e) {
      return "";
    }
    return line.toString().strip();
  }
}
