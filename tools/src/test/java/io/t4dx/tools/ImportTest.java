package io.t4dx.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.tools.Shell.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that go in, and come out again. */
final class ImportTest {
  private static final String FULL =
      """
      {"namespace":"alice","id":"0193e7a0-7c2b-7a3b-8f2e-000000000001","content":"likes \\"green\\" tea 🍵","kappa":0.1,"importance":0.6,"type":"SEMANTIC","eventTime":"2026-05-01T00:00:00.000001Z","validFrom":"2026-04-01T00:00:00Z","validUntil":"2027-01-01T00:00:00Z","session":"monday","accessCount":3,"metadata":{"cups":9007199254740993,"hot":true,"names":["a","b"],"ratio":0.1},"vector":"zczMPc3MTD4=","edges":[{"type":"CAUSES","target":"0193e7a0-7c2b-7a3b-8f2e-000000000002","weight":0.25,"createdAt":"2026-05-02T00:00:00Z","metadata":{"by":"hand"}}]}
      {"namespace":"alice","id":"0193e7a0-7c2b-7a3b-8f2e-000000000002","content":"","kappa":0.0,"importance":0.5,"type":"EPISODIC","eventTime":"2026-05-01T00:00:00Z","validFrom":"2026-05-01T00:00:00Z"}
      {"namespace":"alice","id":"0193e7a0-7c2b-7a3b-8f2e-000000000009","edges":[{"type":"USES","target":"0193e7a0-7c2b-7a3b-8f2e-000000000001","weight":1.0,"createdAt":"2026-05-02T00:00:00Z"}]}
      """;

  @TempDir Path parent;
  private final Shell shell = Shell.of(1000);

  private Path file(String name, String text) throws IOException {
    return Files.writeString(parent.resolve(name), text);
  }

  private String store(String name) {
    return parent.resolve(name).toString();
  }

  @Test
  void whatGoesInComesOut() throws IOException {
    Path lines = file("full.jsonl", FULL);
    assertThat(shell.run("import", store("a"), lines.toString()).exit()).isZero();
    Run export = shell.run("export", store("a"));
    assertThat(export.out()).isEqualTo(FULL);

    Run piped = shell.input(export.out()).run("import", store("b"), "-");
    assertThat(piped.exit()).isZero();
    assertThat(shell.run("export", store("b")).out()).isEqualTo(FULL);

    Path again = parent.resolve("again.jsonl");
    assertThat(shell.run("export", store("b"), again.toString(), "--numbers").exit()).isZero();
    assertThat(Files.readString(again)).contains("\"vector\":[0.1,0.2]");
    assertThat(shell.run("import", store("c"), again.toString()).exit()).isZero();
    assertThat(shell.run("export", store("c"), "-n", "alice").out()).isEqualTo(FULL);
    assertThat(shell.run("export", store("c"), "-n", "bob").out()).isEmpty();
  }

  @Test
  void importingAgainChangesNothing() throws IOException {
    Path lines = file("full.jsonl", FULL);
    shell.run("import", store("a"), lines.toString());
    assertThat(shell.run("import", store("a"), lines.toString()).exit()).isZero();
    assertThat(shell.run("export", store("a")).out()).isEqualTo(FULL);
  }

  private static String numbered(int count) {
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      lines.append("{\"content\":\"number ").append(i).append("\",\"vector\":[1,").append(i);
      lines.append("]}\n");
    }
    return lines.toString();
  }

  @Test
  void graphsAreLeftToLaterOrBuiltAtTheEnd() throws IOException {
    Path lines = file("lines.jsonl", numbered(2100));
    Run later = shell.run("import", store("a"), lines.toString());
    assertThat(later.exit()).isZero();
    assertThat(later.err()).contains("1 vector graph is still to be built");
    assertThat(shell.run("flush", store("a")).exit()).isZero();
    assertThat(shell.run("stats", store("a"), "--json").out()).contains("\"graphs\":1");

    Run waiting = shell.run("import", store("b"), lines.toString(), "--graphs");
    assertThat(waiting.exit()).isZero();
    assertThat(waiting.err()).doesNotContain("still to be built");
    assertThat(waiting.out()).contains("the store has 2,100 items");
    assertThat(shell.run("stats", store("b"), "--json").out()).contains("\"graphs\":1");
  }

  private long items(String store) {
    return shell.run("scan", store(store), "--limit", "100000", "--json").out().lines().count();
  }

  @Test
  void aBadLineStopsItAndTheRestFollows() throws IOException {
    List<String> lines = new ArrayList<>(numbered(1200).lines().toList());
    lines.set(700, "{\"content\":\"number 701\",\"vector\":[1,2,3]}");
    Path file = Files.write(parent.resolve("lines.jsonl"), lines);
    Run stopped = shell.run("import", store("a"), file.toString());
    assertThat(stopped.exit()).isEqualTo(1);
    assertThat(stopped.err())
        .contains("line 701: ")
        .contains("dimension")
        .contains("--from-line 701");
    assertThat(items("a")).isEqualTo(700);

    lines.set(700, "{\"content\":\"number 701\",\"vector\":[1,2]}");
    Files.write(file, lines);
    assertThat(shell.run("import", store("a"), file.toString(), "--from-line", "701").exit())
        .isZero();
    assertThat(items("a")).isEqualTo(1200);
  }

  @Test
  void badLinesAreSkippedAndCountedOnRequest() throws IOException {
    Transcript t = new Transcript(parent.resolve("store"));
    file(
        "bad.jsonl",
        """
        {"content":"good","vector":[1,0]}
        {"content":"wrong dimension","vector":[1,0,0]}
        not JSON
        {"content":"cut
        ["an array"]
        {"vector":[1,0]}
        {"content":"no number","kappa":"high"}
        {"content":"out of bounds","kappa":1.5}
        {"content":"typing error","sesion":"monday"}
        {"content":"twice","content":"twice"}
        {"content":"no id","id":"tea"}
        {"content":"no moment","eventTime":"yesterday"}
        {"content":"no base64","vector":"?"}
        {"content":"no floats","vector":"AAAA"}
        {"content":"no source","edges":[{"type":"USES","target":"0193e7a0-7c2b-7a3b-8f2e-000000000001"}]}
        {"content":"no target","id":"0193e7a0-7c2b-7a3b-8f2e-000000000001","edges":[{"type":"USES"}]}
        {"content":"null is nothing","vector":null,"session":null}

        {"content":"good too","vector":[0,1],"eventTime":1763700000.5}
        """);
    t.run("import STORE DIR/bad.jsonl");
    t.run("import STORE DIR/bad.jsonl --json");
    t.run("import STORE DIR/bad.jsonl --from-line 7");
    t.in(Shell.of(1000)).run("scan STORE");
    t.in(Shell.of(80)).run("import STORE DIR/none.jsonl");
    t.run("import STORE DIR/bad.jsonl --from-line 0");
    t.run("import STORE DIR/bad.jsonl --metric dot");
    t.check("import-wrong");

    Run skipping =
        shell.run(
            "import", store("b"), parent.resolve("bad.jsonl").toString(), "--continue", "--json");
    assertThat(skipping.exit()).isEqualTo(1);
    assertThat(skipping.out()).contains("\"items\":3,").contains("\"skipped\":15,");
    assertThat(skipping.err().lines().filter(line -> line.contains("is skipped"))).hasSize(10);
  }

  @Test
  void aStoreCanBeMadeAsItIsWanted() throws IOException {
    Path lines = file("one.jsonl", "{\"content\":\"one\",\"vector\":[1,2,3]}");
    assertThat(
            shell
                .run("import", store("a"), lines.toString(), "--metric", "dot", "-n", "bob")
                .exit())
        .isZero();
    assertThat(shell.run("search", store("a"), "-n", "bob", "--vector", "[2,2,2]").out())
        .contains("12");
    Run contradicting = shell.run("import", store("b"), lines.toString(), "--dimension", "2");
    assertThat(contradicting.exit()).isEqualTo(1);
    assertThat(contradicting.err()).contains("line 1: ").contains("--from-line 1");
  }
}
