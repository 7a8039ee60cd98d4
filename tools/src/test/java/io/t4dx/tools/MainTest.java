package io.t4dx.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.tools.Shell.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every verb. */
final class MainTest {
  private final Shell shell = Shell.of(80);

  static Stream<String> verbs() {
    return Verbs.all().stream().map(Verbs.Entry::name);
  }

  @Test
  void withoutAVerbItHelps() {
    Run run = shell.run();
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(verbs()).allSatisfy(verb -> assertThat(run.out()).contains("\n  " + verb + " "));
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(shell.run("help")).isEqualTo(run);
    assertThat(shell.run("--help")).isEqualTo(run);
  }

  @Test
  void theOverviewFitsANarrowTerminal() {
    assertThat(Shell.of(40).run("help").out().lines()).allMatch(line -> line.length() <= 40);
  }

  @Test
  void tellsItsVersionAndItsJava() {
    Run run = shell.run("version");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith("t4dx ").contains("Java " + Runtime.version());
    assertThat(shell.run("--version").out()).isEqualTo(run.out());
    assertThat(shell.run("version", "--json").out()).startsWith("{\"version\":");
  }

  @Test
  void refusesAVerbThatItDoesNotKnow() {
    Run run = shell.run("fly");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("t4dx: t4dx knows no verb 'fly'").contains("tools/t4dx help");
    assertThat(run.out()).isEmpty();
    assertThat(shell.run("sttas").err()).contains("did you mean stats?");
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void everyVerbHelpsWithExamples(String verb) {
    Run run = shell.run(verb, "--help");
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("t4dx " + verb)
        .contains("--json")
        .contains("Examples:")
        .contains("tools/t4dx " + verb);
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
    assertThat(shell.run("help", verb)).isEqualTo(run);
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void everyVerbRefusesAnOptionThatItDoesNotKnow(String verb) {
    Run run = shell.run(verb, "--frobnicate");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("'tools/t4dx " + verb + " --help'");
  }

  @Test
  void anErrorIsAnObjectForPrograms(@TempDir Path directory) {
    Run run = shell.run("stats", directory.resolve("none").toString(), "--json");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("{\"error\":\"there is no store in ")
        .endsWith("\"exit\":3}\n");
  }

  @Test
  void endsQuietlyWhenNobodyReadsOn() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit = shell.run(failing("Broken pipe"), err, "help");
    assertThat(exit).isEqualTo(141);
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void saysSoWhereTheOutputCannotBeWritten() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit = shell.run(failing("No space left on device"), err, "help");
    assertThat(exit).isEqualTo(3);
    assertThat(err.toString(UTF_8)).contains("No space left").contains("make room on the disk");
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }

  @Test
  void whatTheLauncherRehearsesGoesWell(@TempDir Path directory) throws IOException {
    assertThat(Rehearsal.run(directory.resolve("store"))).isZero();
  }

  @Test
  void completesEveryVerb() {
    Run run = shell.run("completion");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("complete -F _complete_t4dx");
    assertThat(verbs()).allSatisfy(verb -> assertThat(run.out()).contains(verb));
  }

  @Test
  void coloursOnlyWhatATerminalShows() {
    assertThat(Shell.of(80).lively().run("help").out()).contains("\u001b[1m");
    assertThat(shell.run("help").out()).doesNotContain("\u001b");
  }
}
