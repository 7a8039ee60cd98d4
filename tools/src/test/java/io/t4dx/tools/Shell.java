package io.t4dx.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.t4dx.store.StoreOptions;
import io.t4dx.store.SyncMode;
import io.t4dx.tools.print.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.time.Instant;
import java.util.List;

/** Runs the command inside the test's process, on a clock that stands and with a seed. */
public final class Shell {
  /** The time at which every command runs. */
  public static final Instant NOW = Instant.parse("2026-05-17T09:30:00Z");

  private final int width;
  private String input = "";
  private boolean lively;
  private long seed = 1000;
  private FileSystem files = FileSystems.getDefault();

  private Shell(int width) {
    this.width = width;
  }

  /** What a command printed, and how it ended. */
  public record Run(int exit, String out, String err) {}

  /** One of so many columns. */
  public static Shell of(int width) {
    return new Shell(width);
  }

  /** What the commands read from now on. */
  public Shell input(String text) {
    this.input = text;
    return this;
  }

  /** Somebody sits before it. */
  public Shell lively() {
    this.lively = true;
    return this;
  }

  /** Where the paths are that the commands name. */
  public Shell on(FileSystem fileSystem) {
    this.files = fileSystem;
    return this;
  }

  /** Runs a command, and takes what it prints. */
  public Run run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit = run(out, err, arguments);
    return new Run(exit, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** Runs a command whose output goes elsewhere. */
  public int run(OutputStream out, OutputStream err, String... arguments) {
    InputStream in = new ByteArrayInputStream(input.getBytes(UTF_8));
    Terminal terminal =
        lively ? Terminal.lively(in, out, err, width) : Terminal.piped(in, out, err, width);
    return new Main(terminal, options -> options(options).randomSeed(seed++), files)
        .run(List.of(arguments));
  }

  /** The options with which a test's stores are the same each time. */
  public static StoreOptions.Builder options(StoreOptions.Builder options) {
    return options.clock(() -> NOW).randomSeed(7).syncMode(SyncMode.none());
  }
}
