package io.t4dx.tools.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.T4dx;
import io.t4dx.inspect.DumpRow;
import io.t4dx.inspect.Part;
import io.t4dx.inspect.SegmentDump;
import io.t4dx.inspect.Selection;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.store.Store;
import io.t4dx.tools.Shell;
import io.t4dx.tools.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the verbs that look into a store print, to people and to programs. */
final class LookGoldenTest {
  @TempDir private Path directory;
  private Path store;
  private Transcript transcript;

  @BeforeEach
  void begin() {
    store = directory.resolve("memories");
    transcript = new Transcript(store);
  }

  @Test
  void partsOfASegment() throws IOException {
    Shelf.fill(store);
    for (Part part : Part.values()) {
      String section = part.name().toLowerCase(Locale.ROOT);
      transcript.run("dump STORE/segments/000001.seg --section " + section);
      transcript.run("dump STORE/segments/000001.seg --section " + section + " --json");
    }
    transcript.run("dump STORE/segments/000002.seg --section patches");
    transcript.run("dump STORE/segments/000002.seg --section patches --json");
    transcript.run("dump STORE/segments/000001.seg --section items --id " + Shelf.TEA);
    transcript.run("dump STORE/segments/000001.seg --section items --limit 1");
    transcript.check("dump");
  }

  @Test
  void aHealthyStore() throws IOException {
    Shelf.fill(store);
    for (String json : new String[] {"", " --json"}) {
      transcript.run("check STORE" + json);
      transcript.run("check STORE --deep" + json);
      transcript.run("space STORE" + json);
      transcript.run("find STORE " + Shelf.TEA + json);
      transcript.run("find STORE 00000000-0000-0000-0000-000000000099" + json);
      transcript.run("wal STORE" + json);
      transcript.run("wal STORE print" + json);
      transcript.run("wal STORE verify" + json);
      transcript.run("manifest STORE" + json);
      transcript.run("manifest STORE history" + json);
      transcript.run("manifest STORE diff" + json);
      transcript.run("manifest STORE print 99" + json);
    }
    transcript.run("manifest STORE diff 1 1");
    transcript.check("look-healthy");
  }

  @Test
  void aStoreWithNothingInIt() throws IOException {
    T4dx.open(store, Shelf.options()).close();
    for (String json : new String[] {"", " --json"}) {
      transcript.run("check STORE --deep" + json);
      transcript.run("find STORE " + Shelf.TEA + json);
      transcript.run("wal STORE print" + json);
      transcript.run("wal STORE verify" + json);
      transcript.run("manifest STORE" + json);
      transcript.run("manifest STORE history" + json);
      transcript.run("inspect STORE --out DIR/empty.html" + json);
    }
    transcript.check("look-empty");
  }

  @Test
  void aDamagedStore() throws IOException {
    Shelf.fill(store);
    Shelf.damage(store.resolve("segments/000001.seg"), offset("column.kappa") + 130);
    Shelf.damage(store.resolve("segments/000001.seg"), offset("postings") + 200);
    Shelf.damage(store.resolve("segments/000002.seg"), 2);
    for (String json : new String[] {"", " --json"}) {
      transcript.run("check STORE" + json);
      transcript.run("dump STORE/segments/000001.seg" + json);
      transcript.run("dump STORE/segments/000001.seg --section items" + json);
      transcript.run("dump STORE/segments/000001.seg --section postings" + json);
      transcript.run("dump STORE/segments/000002.seg" + json);
      transcript.run("find STORE " + Shelf.TEA + json);
      transcript.run("inspect STORE --out DIR/damaged.html" + json);
    }
    Shelf.damage(store.resolve("CURRENT"), 20);
    Shelf.damage(store.resolve("STORE.json"), 20);
    transcript.run("check STORE");
    transcript.run("manifest STORE");
    transcript.run("manifest STORE history");
    transcript.check("look-damaged");
  }

  private long offset(String section) {
    long[] offset = new long[1];
    try (SegmentDump segment = T4dx.inspect(store).segment("segments/000001.seg")) {
      segment.dump(
          Part.LAYOUT,
          Selection.ALL,
          row -> {
            if (row instanceof DumpRow.SectionRow found && found.section().equals(section)) {
              offset[0] = found.offset();
            }
          });
    }
    return offset[0];
  }

  @Test
  void aStoreThatIsOpenElsewhere() throws IOException {
    try (Store open = T4dx.open(store, Shelf.options())) {
      Shelf.fill(open);
      open.touch(new ItemKey("alice", UUID.fromString(Shelf.TEA)));
      transcript.run("find STORE " + Shelf.TEA);
      transcript.run("manifest STORE");
      transcript.run("wal STORE print");
      transcript.run("wal STORE verify");
      transcript.run("wal STORE follow --until-lsn " + open.lsn());
      transcript.run("wal STORE follow --json --limit 1");
      transcript.run("dump STORE/segments/000001.seg --section keys");
      Shell.Run check = Shell.of(80).run("check", store.toString(), "--deep");
      assertThat(check.exit()).isZero();
      assertThat(check.out()).contains("nothing is damaged");
      assertThat(Shell.of(80).run("space", store.toString()).exit()).isZero();
    }
    transcript.check("look-open");
  }

  @Test
  void aTerminalOf40Columns() throws IOException {
    Shelf.fill(store);
    transcript.in(Shell.of(40));
    transcript.run("dump STORE/segments/000001.seg --section items");
    transcript.run("dump STORE/segments/000001.seg --section vectors");
    transcript.run("find STORE " + Shelf.TEA);
    transcript.run("space STORE");
    transcript.run("wal STORE print");
    transcript.run("manifest STORE history");
    transcript.run("check STORE");
    transcript.check("look-narrow");
  }

  @Test
  void whatIsNotThereIsNotLookedInto() {
    String nowhere = directory.resolve("nowhere").toString();
    for (String verb : new String[] {"check", "space", "wal", "manifest", "inspect"}) {
      Shell.Run run = Shell.of(200).run(verb, nowhere);
      assertThat(run.exit()).as(verb).isEqualTo(3);
      assertThat(run.err()).contains("there is no store in " + nowhere);
    }
    Shell.Run dump = Shell.of(200).run("dump", nowhere + "/000001.seg");
    assertThat(dump.exit()).isEqualTo(3);
    assertThat(dump.err()).contains("there is no file " + nowhere);
  }

  @Test
  void thePageNeedsNothingButItself() throws IOException {
    Shelf.fill(store);
    Path page = directory.resolve("report.html");
    assertThat(Shell.of(80).run("inspect", store.toString(), "--out", page.toString()).exit())
        .isZero();
    String html = Files.readString(page);
    assertThat(html)
        .contains("likes green tea")
        .doesNotContain("\"PICTURE\"")
        .doesNotContain("src=")
        .doesNotContain("<link")
        .doesNotContain("@import")
        .doesNotContain("fetch(");
    assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http");
  }

  @Test
  void noMemoryCanBreakOutOfThePage() throws IOException {
    try (Store open = T4dx.open(store, Shelf.options())) {
      open.insert(
          ItemDraft.in("x").content("</script><script>alert(1)</script>\u2028").vector(1).build());
    }
    Path page = directory.resolve("report.html");
    Shell.of(80).run("inspect", store.toString(), "--out", page.toString());
    assertThat(Files.readString(page))
        .contains("\\u003c/script>")
        .doesNotContain("alert(1)</script>")
        .doesNotContain("\u2028");
  }
}
