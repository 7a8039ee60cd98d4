package io.t4dx.tools;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs that read and write, as they are typed and answered. */
final class UseTest {
  private static final String TEA = "0193e7a0-7c2b-7a3b-8f2e-000000000001";
  private static final String SHOP = "0193e7a0-7c2b-7a3b-8f2e-000000000002";
  private static final String RAIN = "0193e7a0-7c2b-7a3b-8f2e-000000000003";
  private static final String NONE = "0193e7a0-7c2b-7a3b-8f2e-0000000000ff";

  @TempDir Path parent;

  private Transcript filled() {
    Transcript t = new Transcript(parent.resolve("store"));
    t.run("init", "STORE", "--dimension", "3");
    t.run(
        "put",
        "STORE",
        "likes green tea",
        "--id",
        TEA,
        "--vector",
        "[0.9,0.1,0.2]",
        "--importance",
        "0.6",
        "--session",
        "monday",
        "--meta",
        "topic=tea",
        "--meta",
        "cups=3");
    t.run(
        "put",
        "STORE",
        "the shop in Elm Street has the good tea, but only on Tuesdays",
        "--id",
        SHOP,
        "--vector",
        "[0.7,0.3,0.1]",
        "--event-time",
        "2026-05-01",
        "--edge",
        "RELATES_TO:" + TEA + ":0.8");
    t.run(
        "put",
        "STORE",
        "it rained, so we went to the shop",
        "--id",
        RAIN,
        "--vector",
        "[0.1,0.9,0.1]",
        "--event-time",
        "2026-05-02T10:00:00Z",
        "--edge",
        "CAUSES:" + SHOP);
    return t;
  }

  @Test
  void answersPeople() throws IOException {
    Transcript t = filled();
    t.run("get", "STORE", TEA);
    t.run("get", "STORE", SHOP);
    t.run("search", "STORE", "--vector", "[0.8,0.2,0.2]", "--k", "2");
    t.run("search", "STORE", "--like", TEA, "--since", "2026-05-01", "--before", "2026-05-02");
    t.run("search", "STORE", "--vector", "[1,0,0]", "--meta", "topic=coffee");
    t.run("scan", "STORE", "--order", "event-time", "--desc");
    t.run("scan", "STORE", "--order", "event-time", "--limit", "1");
    t.run("traverse", "STORE", RAIN, "--depth", "3");
    t.run("traverse", "STORE", TEA, "--direction", "in");
    t.run("update", "STORE", TEA, "--importance", "0.9", "--touch", "--no-meta", "cups");
    t.run("strengthen", "STORE", TEA);
    t.run("strengthen", "STORE", SHOP, "RELATES_TO", TEA, "--by=-0.3");
    t.run("strengthen", "STORE", SHOP, "USES", TEA);
    t.run("get", "STORE", TEA);
    t.run("stats", "STORE");
    t.run("delete", "STORE", SHOP, "--edge", "RELATES_TO:" + TEA);
    t.run("delete", "STORE", TEA);
    t.run("delete", "STORE", TEA);
    t.check("use");
  }

  @Test
  void answersPrograms() throws IOException {
    Transcript t = filled();
    t.run("put", "STORE", "a fourth", "--id", NONE, "--json");
    t.run("get", "STORE", SHOP, "--json");
    t.run("search", "STORE", "--vector", "zcxMPs3MzD3NzMw9", "--k", "2", "--json");
    t.run("scan", "STORE", "--session", "monday", "--json");
    t.run("traverse", "STORE", RAIN, "--depth", "3", "--json");
    t.run("update", "STORE", TEA, "--kappa", "0.5", "--json");
    t.run("strengthen", "STORE", TEA, "--json");
    t.run("strengthen", "STORE", SHOP, "RELATES_TO", TEA, "--json");
    t.run("delete", "STORE", NONE, "--json");
    t.run("get", "STORE", NONE, "--json");
    t.run("stats", "STORE", "--json");
    t.check("use-json");
  }

  @Test
  void fitsANarrowTerminal() throws IOException {
    Transcript t = filled();
    t.in(Shell.of(40));
    t.run("get", "STORE", SHOP);
    t.run("search", "STORE", "--vector", "[0.8,0.2,0.2]", "--k", "2");
    t.run("traverse", "STORE", RAIN, "--depth", "3");
    t.run("stats", "STORE");
    t.check("use-narrow");
  }

  @Test
  void saysWhatIsWrongWithWhatWasTyped() throws IOException {
    Transcript t = filled();
    t.run("put", "STORE", "tea", "--kappa", "1.5");
    t.run("put", "STORE", "tea", "--vector", "[1,2]");
    t.run("put", "STORE", "tea", "--vector", "[1,2,tea]");
    t.run("put", "STORE", "tea", "--vector", "!");
    t.run("put", "STORE", "tea", "--vector", "@DIR/none.json");
    t.run("put", "STORE", "tea", "--event-time", "yesterday");
    t.run("put", "STORE", "tea", "--meta", "topic");
    t.run("put", "STORE", "tea", "--edge", "USES");
    t.run("put", "STORE", "tea", "--valid-from", "2026-05-02", "--valid-until", "2026-05-01");
    t.run("get", "STORE");
    t.run("get", "STORE", "tea");
    t.run("get", "STORE", NONE);
    t.run("search", "STORE");
    t.run("search", "STORE", "--like", NONE);
    t.run("search", "STORE", "--vector", "[1,2,3]", "--k", "0");
    t.run("scan", "STORE", "--order", "size");
    t.run("scan", "STORE", "--after", "here");
    t.run("traverse", "STORE", NONE);
    t.run("update", "STORE", TEA);
    t.run("update", "STORE", NONE, "--touch");
    t.run("strengthen", "STORE", TEA, "USES");
    t.run("init", "STORE");
    t.check("use-wrong");
  }

  @Test
  void anEmptyStoreHasLittleToSay() throws IOException {
    Transcript t = new Transcript(parent.resolve("store"));
    t.run("init STORE --json");
    t.run("stats STORE");
    t.run("scan STORE");
    t.run("scan STORE --json");
    t.run("search STORE --vector [1,0]");
    t.run("get STORE " + TEA + " -n alice");
    t.run("why STORE " + TEA);
    t.run("report STORE");
    t.run("sleep STORE --plan");
    t.run("sleep STORE --yes");
    t.run("export STORE");
    t.run("flush STORE");
    t.run("compact STORE");
    t.run("upgrade STORE");
    t.run("repair STORE");
    t.check("empty");
  }
}
