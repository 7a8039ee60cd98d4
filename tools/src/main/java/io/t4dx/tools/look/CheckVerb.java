package io.t4dx.tools.look;

import io.t4dx.inspect.CheckReport;
import io.t4dx.inspect.Finding;
import io.t4dx.tools.print.Bytes;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.print.Progress;
import io.t4dx.tools.verb.Exit;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Verifies everything that a store consists of. */
@Command(
    name = "check",
    description = "reads every file of a store, and says what is damaged and what to do about it",
    footer = {
      "  tools/t4dx check memories         every checksum",
      "  tools/t4dx check memories --deep  and whether indexes say what the items say",
      "",
      "Exits with 0 where all is sound, 1 where something is damaged. The store may be open."
    })
public final class CheckVerb extends LookVerb {
  @Option(
      names = "--deep",
      description = "also compare indexes with the truth, and walk through vector graphs")
  private boolean deep;

  /** Filled by the command line. */
  public CheckVerb() {}

  @Override
  protected Exit run(Page page) {
    CheckReport report;
    try (Progress progress = page.progress("checking", "bytes", 0)) {
      report = inspector().check(deep, (file, done, total) -> show(progress, file, done, total));
    }
    page.object(facts(report));
    if (!page.json()) {
      tell(page, report);
    }
    return report.isSound() ? Exit.DONE : Exit.NO;
  }

  private static void show(Progress progress, String file, long done, long total) {
    double seconds = progress.elapsed().toNanos() / 1e9;
    Bytes rate = new Bytes(Math.round(done / Math.max(seconds, 1e-3)));
    String words =
        "%s of %s, %s/s  %s".formatted(new Bytes(done), new Bytes(total), rate, name(file));
    progress.at(total == 0 ? 1 : (double) done / total, words);
  }

  private static String name(String file) {
    Path path = Path.of(file).getFileName();
    return path == null ? file : path.toString();
  }

  private static Facts facts(CheckReport report) {
    return new Facts()
        .add("sound", report.isSound())
        .add("deep", report.deep())
        .add("files", report.files())
        .add("bytes", report.bytes())
        .add("findings", report.findings().stream().map(Found::facts).toList());
  }

  private void tell(Page page, CheckReport report) {
    for (Finding finding : report.findings()) {
      page.tell(Found.text(root(), finding));
    }
    int damages = report.damages().size();
    page.tell(
        "%d files, %s: %s"
            .formatted(
                report.files(),
                new Bytes(report.bytes()),
                damages == 0
                    ? deep
                        ? "nothing is damaged, and every index agrees with the items and edges"
                        : "nothing is damaged"
                    : damages == 1 ? "1 damage" : damages + " damages"));
  }
}
