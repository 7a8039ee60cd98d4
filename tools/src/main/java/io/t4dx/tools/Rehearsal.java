package io.t4dx.tools;

import io.t4dx.tools.print.Terminal;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Runs the verbs that are typed most, so that the launcher can let the JVM remember which classes
 * they need: one process can be remembered, and each verb alone needs other ones.
 */
public final class Rehearsal {
  private static final String ID = "0193e7a0-7c2b-7a3b-8f2e-000000000001";

  private Rehearsal() {}

  /** Exits with 0 where all went well; the first argument is where a store can be made. */
  public static void main(String[] arguments) {
    int exit = run(arguments[0]);
    if (exit != 0) {
      System.exit(exit);
    }
  }

  /** Runs them all, and returns how the first ended that did not end well, or 0. */
  static int run(String store) {
    List<List<String>> commands =
        List.of(
            List.of("init", store),
            List.of("put", store, "likes tea", "--id", ID, "--vector", "[1,0]"),
            List.of("put", store, "a kettle", "--vector", "[0,1]", "--edge", "USES:" + ID),
            List.of("get", store, ID),
            List.of("search", store, "--vector", "[1,0]"),
            List.of("search", store, "--vector", "[1,0]", "--json"),
            List.of("scan", store),
            List.of("traverse", store, ID),
            List.of("stats", store),
            List.of("export", store),
            List.of("check", store),
            List.of("help"),
            List.of("version"));
    for (List<String> command : commands) {
      int exit = new Main(nowhere(), UnaryOperator.identity()).run(command);
      if (exit != 0) {
        return exit;
      }
    }
    return 0;
  }

  private static Terminal nowhere() {
    return Terminal.piped(
        InputStream.nullInputStream(),
        OutputStream.nullOutputStream(),
        OutputStream.nullOutputStream(),
        Terminal.DEFAULT_WIDTH);
  }
}
