package io.t4dx.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.t4dx.T4dx;
import io.t4dx.model.ItemDraft;
import io.t4dx.write.WriteResult;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Another process with a store: it says when it has it and what was acknowledged to it, and goes on
 * until it is killed or its input ends.
 */
final class StoreProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader said;

  private StoreProcess(Process process) {
    this.process = process;
    this.said = process.inputReader(UTF_8);
  }

  static StoreProcess on(Path directory, String task) throws IOException {
    return new StoreProcess(
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path")
                    + File.pathSeparator
                    + System.getProperty("jdk.module.path", ""),
                StoreProcess.class.getName(),
                directory.toString(),
                task)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /** The next line that it says; none where it has ended. */
  String said() throws IOException {
    String line = said.readLine();
    return line == null ? "nothing" : line;
  }

  long pid() {
    return process.pid();
  }

  /** As kill -9 does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  /** Arguments: the directory; hold or write. */
  public static void main(String[] arguments) throws IOException {
    try (Store store = T4dx.open(Path.of(arguments[0]))) {
      System.out.println("open");
      if (arguments[1].equals("write")) {
        writeForever(store);
      }
      System.out.println("ends after " + System.in.read());
    } catch (T4dxException e) {
      System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
    }
  }

  private static void writeForever(Store store) {
    while (store.lsn() < Long.MAX_VALUE) {
      WriteResult result =
          store.insert(ItemDraft.in("alice").content("write " + (store.lsn() + 1)).build());
      System.out.println("wrote " + result.lsn() + " " + result.id());
    }
  }
}
