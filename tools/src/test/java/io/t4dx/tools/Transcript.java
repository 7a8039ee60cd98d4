package io.t4dx.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Commands with what they printed, as somebody would see them, to be compared with a file. A word
 * STORE in a command stands for the store's directory, in what is printed too. {@code
 * -Dt4dx.golden=rewrite} writes the file again.
 */
public final class Transcript {
  private static final Path GOLDEN = Path.of("src/test/resources/io/t4dx/tools");

  private final Path store;
  private final Path parent;
  private final StringBuilder text = new StringBuilder();
  private Shell shell = Shell.of(80);

  /**
   * @param store what STORE stands for; its parent is shown as DIR
   */
  public Transcript(Path store) {
    this.store = store;
    this.parent = store.toAbsolutePath().getParent();
  }

  /** Commands run in this shell from now on. */
  public Transcript in(Shell newShell) {
    this.shell = newShell;
    return this;
  }

  /** Runs a command: its words, parted by spaces; none of them can hold a space. */
  public Shell.Run run(String command) {
    return run(command.split(" "));
  }

  /** Runs a command of which a word may hold spaces. */
  public Shell.Run run(String... words) {
    String[] arguments = new String[words.length];
    text.append("$ t4dx");
    for (int i = 0; i < words.length; i++) {
      arguments[i] = words[i].replace("STORE", store.toString()).replace("DIR", parent.toString());
      text.append(' ').append(words[i].contains(" ") ? "'" + words[i] + "'" : words[i]);
    }
    Shell.Run run = shell.run(arguments);
    text.append('\n').append(masked(run.out()));
    masked(run.err()).lines().forEach(line -> text.append("! ").append(line).append('\n'));
    if (run.exit() != 0) {
      text.append("exit ").append(run.exit()).append('\n');
    }
    text.append('\n');
    return run;
  }

  /** A line between commands. */
  public Transcript remark(String line) {
    text.append("# ").append(line).append('\n');
    return this;
  }

  /** What differs from run to run is not shown. */
  private String masked(String printed) {
    return printed
        .replace(store.toString(), "STORE")
        .replace(parent.toString(), "DIR")
        .replace("process " + ProcessHandle.current().pid(), "process PID")
        .replaceAll("since 20\\S+Z", "since TIME")
        .replaceAll("cannot take [0-9]+ bytes at offset [0-9]+", "cannot take N bytes at offset N")
        .replaceAll(" +took", "  took")
        .replaceAll(" +[0-9.]+ (us|ms|s)\\b", "  TIME")
        .replaceAll("[0-9,]+/s", "RATE")
        .replaceAll("\"(took|seconds|bytesReadAfterwards)\":[0-9.E-]+", "\"$1\":...")
        .replaceAll("(bytes read afterwards +).*", "$1...");
  }

  /** Fails where the file of this name says something else. */
  public void check(String name) throws IOException {
    Path file = GOLDEN.resolve(name + ".txt");
    if ("rewrite".equals(System.getProperty("t4dx.golden"))) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(text.toString()).isEqualTo(Files.readString(file));
  }
}
