package io.t4dx.tools.look;

import io.t4dx.inspect.Picture;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.verb.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws a store on a page of HTML. */
@Command(
    name = "inspect",
    description =
        "draws a store on one page of HTML that needs no network: segments, graphs, a map of the"
            + " vectors, sleeps",
    footer = {
      "  tools/t4dx inspect memories --out report.html",
      "  tools/t4dx inspect memories --out report.html --points 2000"
    })
public final class InspectVerb extends LookVerb {
  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "report.html",
      description = "where the page goes; 'report.html' unless given")
  private Path out = Path.of("report.html");

  @Option(
      names = "--points",
      paramLabel = "N",
      defaultValue = "5000",
      description = "at most about so many items on the map; 5000 unless given")
  private int points = 5000;

  /** Filled by the command line. */
  public InspectVerb() {}

  @Override
  protected Exit run(Page page) throws IOException {
    if (points < 1) {
      throw new IllegalArgumentException("points is " + points + "; it must be positive");
    }
    Picture picture = inspector().picture(points);
    Files.writeString(out, ReportPage.of(picture));
    page.facts(
        new Facts()
            .add("page", out.toString())
            .add("segments", picture.segments().size())
            .add("points", picture.points().size())
            .add("cycles", picture.cycles().size()));
    return Found.print(page, root(), picture.findings());
  }
}
