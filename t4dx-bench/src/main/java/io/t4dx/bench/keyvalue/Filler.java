package io.t4dx.bench.keyvalue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The process that fills a store, says so, and waits to be killed; it never closes the store. */
final class Filler {
  private Filler() {}

  /**
   * Ends when it is killed, or with its input.
   *
   * @param arguments the system's name, an empty directory, and how many entries
   */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, UTF_8);
    Thread.ofPlatform().daemon().start(Filler::endWithInput);
    try {
      int entries = Integer.parseInt(arguments[2]);
      KeyValueSystem system = KeyValueSuite.system(arguments[0]);
      system.open(Path.of(arguments[1]));
      new Reads(system, entries).fill();
      out.println(acknowledged(entries));
      new CountDownLatch(1).await();
    } catch (IOException | InterruptedException | RuntimeException | Error failed) {
      out.println("failed: " + failed);
    }
    // What the system runs in the background would keep this process.
    Runtime.getRuntime().halt(1);
  }

  /** What it says when the last batch was acknowledged. */
  static String acknowledged(int entries) {
    return "acknowledged " + entries;
  }

  /** Whoever would have killed this process is gone when its input ends. */
  private static void endWithInput() {
    try {
      while (System.in.read() >= 0) {}
    } catch (IOException gone) {
      // The same as its end.
    }
    Runtime.getRuntime().halt(1);
  }
}
