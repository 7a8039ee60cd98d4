package io.t4dx.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of a store, and what they hold. */
final class BackupTest {
  @TempDir Path parent;
  private Path store = Path.of("");
  private Path backups = Path.of("");
  private Path copy = Path.of("");
  private final Shell shell = Shell.of(200);

  @BeforeEach
  void aStore() {
    store = parent.resolve("store");
    backups = parent.resolve("backups");
    copy = parent.resolve("copy");
    run(0, "init", store.toString(), "--dimension", "2");
    put("before");
  }

  private void put(String content) {
    run(0, "put", store.toString(), content, "--vector", "[1,0]");
  }

  private String run(int exit, String... arguments) {
    Shell.Run run = shell.run(arguments);
    assertThat(run.exit()).as("%s%s", run.out(), run.err()).isEqualTo(exit);
    return run.out() + run.err();
  }

  @Test
  void whatIsRestoredIsAStoreOfItsOwn() {
    run(0, "backup", store.toString(), backups.toString());
    put("after");
    run(0, "restore", backups.toString(), copy.toString());
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
  void nothingIsWrittenOver() throws IOException {
    Files.createDirectories(copy);
    Files.writeString(copy.resolve("letter.txt"), "dear");
    assertThat(run(2, "backup", store.toString(), copy.toString())).contains("is not empty");
    run(0, "backup", store.toString(), backups.toString());
    assertThat(run(2, "restore", backups.toString(), copy.toString())).contains("is not empty");
    assertThat(run(2, "backup", store.toString(), store.toString())).contains("has no backups");
    assertThat(copy.resolve("letter.txt")).hasContent("dear");
  }

  @Test
  void whatIsTypedAndAnswered() throws IOException {
    Transcript t = new Transcript(store);
    t.run("restore", "STORE", "DIR/copy");
    t.run("backup", "STORE", "DIR/backups");
    put("after");
    t.run("backup", "STORE", "DIR/backups");
    put("later");
    t.run("backup", "STORE", "DIR/backups", "--json");
    t.run("restore", "DIR/backups", "--list");
    t.run("restore", "DIR/backups", "--list", "--json");
    t.run("restore", "DIR/backups", "DIR/newest");
    t.run("scan", "DIR/newest", "--json");
    t.run("restore", "DIR/backups", "DIR/first", "--backup", "1", "--json");
    t.run("scan", "DIR/first", "--json");
    t.run("restore", "DIR/backups", "DIR/second", "--lsn", "2");
    t.run("restore", "DIR/backups", "DIR/none", "--backup", "9");
    t.run("restore", "DIR/backups", "DIR/none", "--backup", "1", "--lsn", "1");
    t.run("restore", "DIR/backups", "DIR/newest");
    t.run("restore", "DIR/backups");
    t.run("backup", "STORE", "DIR/backups", "--keep", "1");
    t.run("backup", "STORE", "DIR/backups", "--keep", "0");
    t.remark("those of another store");
    run(0, "init", parent.resolve("other").toString());
    t.run("backup", "DIR/other", "DIR/backups");
    t.run("backup", "DIR/other", "DIR/backups", "--json");
    t.remark("from checkpoints");
    t.run("restore", "STORE", "--list");
    t.run("restore", "STORE", "--list", "--json");
    t.run("restore", "STORE", "DIR/then", "--lsn", "2");
    t.run("restore", "STORE", "DIR/none", "--lsn", "99");
    t.run("restore", "STORE", "DIR/none", "--backup", "1");
    t.remark("40 columns");
    t.in(Shell.of(40)).run("restore", "DIR/backups", "--list");
    t.check("backup");
  }

  @Test
  void whatIsDamagedIsNotRestored() throws IOException {
    Transcript t = new Transcript(store);
    run(0, "backup", store.toString(), backups.toString());
    damage(backups.resolve("files"), "000001-", ".seg");
    t.run("restore", "DIR/backups", "DIR/copy");
    t.run("restore", "DIR/backups", "DIR/again", "--json");
    t.run("stats", "DIR/copy");
    damage(backups, "backup-", ".json");
    t.run("restore", "DIR/backups", "--list");
    t.run("restore", "DIR/backups", "DIR/third");
    t.run("backup", "STORE", "DIR/backups");
    t.remark("checkpoints");
    damage(store.resolve("checkpoints"), "checkpoint_", ".gz");
    t.run("check", "STORE");
    t.run("check", "STORE", "--json");
    t.run("restore", "STORE", "DIR/fourth");
    t.check("backup-damaged");
  }

  private static void damage(Path directory, String start, String end) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      Path file =
          files
              .filter(path -> path.getFileName().toString().startsWith(start))
              .filter(path -> path.toString().endsWith(end))
              .findAny()
              .orElseThrow();
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 4;
      Files.write(file, bytes);
    }
  }
}
