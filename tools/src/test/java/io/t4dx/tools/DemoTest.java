package io.t4dx.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tour shows what it says, with a real process that is really killed. */
final class DemoTest {
  @Test
  void theTourShowsWhatItSays(@TempDir Path parent) {
    Path store = parent.resolve("store");
    Shell shell = Shell.of(100);
    // Fewer notes than people get, so that it does not take as long.
    Shell.Run tour = shell.run("demo", "--dir", store.toString(), "--notes-a-day", "8");
    assertThat(tour.err()).isEmpty();
    assertThat(tour.exit()).isZero();
    assertThat(tour.out())
        .containsPattern("\\d{3} notes and \\d{3} edges in ")
        .contains("CAUSES 0.70 ← ")
        .contains("Nothing that was acknowledged is lost.")
        .containsPattern("of +\\d+ notes: ")
        .contains("FADED: kappa 0.00, importance 0.02");

    assertThat(shell.run("demo", "--dir", store.toString()).exit()).isEqualTo(3);
    Matcher commands = Pattern.compile("(?m)^  tools/t4dx (.*)$").matcher(tour.out());
    List<String> tried = commands.results().map(command -> command.group(1)).toList();
    assertThat(tried).hasSize(3);
    for (String command : tried) {
      Shell.Run run = shell.run(command.split(" "));
      assertThat(run.exit()).as(command).isZero();
      assertThat(run.out().lines()).as(command).hasSizeGreaterThan(2);
    }
  }
}
