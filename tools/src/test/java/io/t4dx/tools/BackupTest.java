package io.t4dx.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of a store, and what they hold. */
final class BackupTest {
  @TempDir Path parent;
  private Path store = Path.of("");
  private Path copy = Path.of("");

  @BeforeEach
  void aStore() {
    store = parent.resolve("store");
    copy = parent.resolve("copy");
    run(0, "init", store.toString(), "--dimension", "2");
    put("before");
  }

  private void put(String content) {
    run(0, "put", store.toString(), content, "--vector", "[1,0]");
  }

  private String run(int exit, String... arguments) {
    Shell.Run run = Shell.of(200).run(arguments);
    assertThat(run.exit()).as("%s%s", run.out(), run.err()).isEqualTo(exit);
    return run.out() + run.err();
  }

  @Test
  void aBackupIsAStoreOfItsOwn() {
    assertThat(run(0, "backup", store.toString(), copy.toString())).contains("lsn");
    put("after");
    assertThat(run(0, "scan", copy.toString())).contains("before").doesNotContain("after");
    assertThat(run(0, "check", copy.toString(), "--deep")).contains("nothing is damaged");
    run(0, "put", copy.toString(), "of the copy", "--vector", "[0,1]");
    assertThat(run(0, "scan", store.toString())).contains("after").doesNotContain("copy");
  }

  @Test
  void aCheckpointCanBeRestoredLater() {
    run(0, "checkpoint", store.toString());
    put("after");
    run(0, "restore", store.toString(), copy.toString());
    assertThat(run(0, "scan", copy.toString())).contains("before").doesNotContain("after");
  }

  @Test
  void nothingIsWrittenOver() throws Exception {
    Files.createDirectories(copy);
    Files.writeString(copy.resolve("letter.txt"), "dear");
    assertThat(run(2, "backup", store.toString(), copy.toString())).contains("is not empty");
    run(0, "checkpoint", store.toString());
    assertThat(run(2, "restore", store.toString(), copy.toString())).contains("is not empty");
    assertThat(copy.resolve("letter.txt")).hasContent("dear");
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThat(run(1, "restore", store.toString(), copy.toString())).contains("no checkpoint");
    run(0, "checkpoint", store.toString());
    assertThat(run(1, "restore", store.toString(), copy.toString(), "--lsn", "999"))
        .contains("no checkpoint of LSN 999");
  }
}
