package io.t4dx.tools;

import io.t4dx.tools.care.BackupVerb;
import io.t4dx.tools.care.CheckpointVerb;
import io.t4dx.tools.care.CompactVerb;
import io.t4dx.tools.care.EraseVerb;
import io.t4dx.tools.care.FlushVerb;
import io.t4dx.tools.care.RepairVerb;
import io.t4dx.tools.care.RestoreVerb;
import io.t4dx.tools.care.UpgradeVerb;
import io.t4dx.tools.demo.DemoVerb;
import io.t4dx.tools.lines.ExportVerb;
import io.t4dx.tools.lines.ImportVerb;
import io.t4dx.tools.look.CheckVerb;
import io.t4dx.tools.look.DumpVerb;
import io.t4dx.tools.look.FindVerb;
import io.t4dx.tools.look.InspectVerb;
import io.t4dx.tools.look.ManifestVerb;
import io.t4dx.tools.look.SpaceVerb;
import io.t4dx.tools.look.WalVerb;
import io.t4dx.tools.night.ReportVerb;
import io.t4dx.tools.night.SleepVerb;
import io.t4dx.tools.night.UnforgetVerb;
import io.t4dx.tools.night.WhyVerb;
import io.t4dx.tools.use.DeleteVerb;
import io.t4dx.tools.use.GetVerb;
import io.t4dx.tools.use.InitVerb;
import io.t4dx.tools.use.PutVerb;
import io.t4dx.tools.use.ScanVerb;
import io.t4dx.tools.use.SearchVerb;
import io.t4dx.tools.use.StatsVerb;
import io.t4dx.tools.use.StrengthenVerb;
import io.t4dx.tools.use.TraverseVerb;
import io.t4dx.tools.use.UpdateVerb;
import io.t4dx.tools.verb.Verb;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** All verbs, by what people do with them. One is made when it is wanted: that starts sooner. */
final class Verbs {
  /** Verbs that belong together. */
  record Group(String title, List<Entry> entries) {}

  /** One verb, and how it is made. */
  record Entry(String name, Supplier<? extends Verb> maker) {}

  static final List<Group> GROUPS =
      List.of(
          new Group(
              "Using a store",
              List.of(
                  new Entry("init", InitVerb::new),
                  new Entry("put", PutVerb::new),
                  new Entry("get", GetVerb::new),
                  new Entry("search", SearchVerb::new),
                  new Entry("traverse", TraverseVerb::new),
                  new Entry("scan", ScanVerb::new),
                  new Entry("update", UpdateVerb::new),
                  new Entry("strengthen", StrengthenVerb::new),
                  new Entry("delete", DeleteVerb::new),
                  new Entry("import", ImportVerb::new),
                  new Entry("export", ExportVerb::new))),
          new Group(
              "Sleep, and what it does",
              List.of(
                  new Entry("sleep", SleepVerb::new),
                  new Entry("report", ReportVerb::new),
                  new Entry("why", WhyVerb::new),
                  new Entry("unforget", UnforgetVerb::new))),
          new Group(
              "Looking into a store",
              List.of(
                  new Entry("stats", StatsVerb::new),
                  new Entry("space", SpaceVerb::new),
                  new Entry("check", CheckVerb::new),
                  new Entry("find", FindVerb::new),
                  new Entry("dump", DumpVerb::new),
                  new Entry("wal", WalVerb::new),
                  new Entry("manifest", ManifestVerb::new),
                  new Entry("inspect", InspectVerb::new))),
          new Group(
              "Caring for a store",
              List.of(
                  new Entry("checkpoint", CheckpointVerb::new),
                  new Entry("backup", BackupVerb::new),
                  new Entry("restore", RestoreVerb::new),
                  new Entry("repair", RepairVerb::new),
                  new Entry("flush", FlushVerb::new),
                  new Entry("compact", CompactVerb::new),
                  new Entry("erase", EraseVerb::new),
                  new Entry("upgrade", UpgradeVerb::new))),
          new Group(
              "About the command",
              List.of(
                  new Entry("demo", DemoVerb::new),
                  new Entry("completion", CompletionVerb::new),
                  new Entry("version", VersionVerb::new))));

  private Verbs() {}

  static Optional<Entry> named(String name) {
    return all().stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  static List<Entry> all() {
    return GROUPS.stream().flatMap(group -> group.entries().stream()).toList();
  }
}
