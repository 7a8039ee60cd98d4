package io.t4dx.tools;

import io.t4dx.tools.print.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Runs the verbs that are typed most, so that the launcher can let the JVM remember which classes
 * they need: one process can be remembered, and each verb alone needs other ones.
 */
public final class Rehearsal {
  private static final String ID = "0193e7a0-7c2b-7a3b-8f2e-000000000001";
  private static final String OTHER = "0193e7a0-7c2b-7a3b-8f2e-000000000002";
  private static final int LINES = 40;

  private Rehearsal() {}

  /**
   * Exits with 0 where all went well; the first argument is where a store can be made, and a file
   * of lines beside it.
   */
  public static void main(String[] arguments) throws IOException {
    int exit = run(Path.of(arguments[0]));
    if (exit != 0) {
      System.exit(exit);
    }
  }

  /** Runs them all, and returns how the first ended that did not end well, or 0. */
  static int run(Path directory) throws IOException {
    String store = directory.toString();
    Path lines = directory.resolveSibling("lines.jsonl");
    Files.writeString(lines, lines());
    List<List<String>> commands =
        List.of(
            List.of("init", store),
            List.of("put", store, "likes tea", "--id", ID, "--vector", "[1,0]"),
            List.of(
                "put",
                store,
                "a kettle",
                "--id",
                OTHER,
                "--vector",
                "[0,1]",
                "--edge",
                "USES:" + ID),
            List.of("get", store, ID),
            List.of("search", store, "--vector", "[1,0]"),
            List.of("search", store, "--vector", "[1,0]", "--json"),
            List.of("scan", store),
            List.of("traverse", store, ID),
            List.of("stats", store),
            List.of("export", store),
            List.of("check", store),
            List.of("update", store, ID, "--touch", "--meta", "kind=drink"),
            List.of("strengthen", store, ID),
            List.of("import", store, lines.toString()),
            List.of("flush", store),
            List.of("sleep", store, "--yes"),
            List.of("report", store),
            List.of("why", store, ID),
            List.of("compact", store),
            List.of("checkpoint", store),
            List.of("delete", store, ID),
            List.of("erase", store, OTHER, "--yes"),
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

  /** Enough of them for a vector graph and for clusters, in two heaps. */
  private static String lines() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < LINES; i++) {
      double near = 0.001 * i;
      text.append("{\"content\":\"line ").append(i).append("\",\"vector\":[");
      text.append(i % 2 == 0 ? "1," + near : near + ",1").append("]}\n");
    }
    return text.toString();
  }

  private static Terminal nowhere() {
    return Terminal.piped(
        InputStream.nullInputStream(),
        OutputStream.nullOutputStream(),
        OutputStream.nullOutputStream(),
        Terminal.DEFAULT_WIDTH);
  }
}
