package io.t4dx.tools.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;

/** Lets a process of its own write to a store, and kills it in the middle of that. */
final class Crash {
  private Crash() {}

  /**
   * Kills the process as soon as it has said that so many writes were acknowledged.
   *
   * @return the last write of which it was heard that it was
   */
  static long after(long writes, Path store) throws IOException {
    Process process = start(store);
    long heard = 0;
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        // The last line may be cut off, and is then a smaller number.
        heard = Math.max(heard, line.isEmpty() ? 0 : Long.parseLong(line));
        if (heard == writes) {
          // SIGKILL: nothing in the process is asked, and nothing of it is run any more. What it
          // has
          // said by then is still in the pipe.
          process.toHandle().destroyForcibly();
        }
      }
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    if (heard < writes) {
      throw new IOException("the process that was to be killed ended by itself: " + heard);
    }
    return heard;
  }

  /** All that this process was started with, which may be modules where a test runs. */
  private static String classPath() {
    return System.getProperty("java.class.path")
        + File.pathSeparator
        + System.getProperty("jdk.module.path", "");
  }

  private static Process start(Path store) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                CrashingWriter.class.getName(),
                store.toString()))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
