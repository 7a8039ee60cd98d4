package io.t4dx.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.t4dx.T4dx;
import io.t4dx.tools.full.SmallFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Verbs that write, while the disk under the store becomes full. */
final class FullDiskTest {
  private static final Pattern CONTENT = Pattern.compile("\"content\":\"[^\"]*\"");
  private static final List<String> WRITING =
      List.of(
          "init",
          "put",
          "update",
          "delete",
          "import",
          "sleep",
          "checkpoint",
          "backup",
          "repair",
          "flush",
          "compact",
          "erase",
          "upgrade");

  /** Which file has no room is a matter of its threads. */
  private static final Set<String> STOPS_ANYWHERE = Set.of("import");

  private static final Set<String> REMOVING = Set.of("delete", "erase");

  @TempDir static Path parent;
  private static Path store = Path.of("");
  private static Set<String> filled = Set.of();

  private final SmallFileSystem disk = new SmallFileSystem();
  private final Shell shell = Shell.of(80).on(disk);

  @BeforeAll
  static void aStore() throws IOException {
    store = Files.createDirectory(parent.resolve("house")).resolve("store");
    EveryVerb.fill(store);
    filled = contents(store);
  }

  private static Path copy() throws IOException {
    return EveryVerb.copy(store, Files.createTempDirectory(parent, "house").resolve("own"));
  }

  private static String[] command(String verb, Path own) {
    List<String> command = new ArrayList<>(List.of(EveryVerb.command(verb, own)));
    if (verb.equals("repair")) {
      command.add("--yes");
    }
    return command.toArray(String[]::new);
  }

  private static Set<String> contents(Path of) {
    Shell.Run run = Shell.of(80).on(new SmallFileSystem()).run("export", of.toString());
    assertThat(run.exit()).as(run.err()).isZero();
    Set<String> contents = new HashSet<>();
    Matcher found = CONTENT.matcher(run.out());
    while (found.find()) {
      contents.add(found.group());
    }
    return contents;
  }

  /** Whatever the verb was about to do, nothing is damaged, and what it left alone is there. */
  private static void isWhole(String verb, Path own) {
    assertThat(T4dx.inspect(own).check(false, (_, _, _) -> {}).damages()).isEmpty();
    Set<String> expected = new HashSet<>(filled);
    if (REMOVING.contains(verb)) {
      expected.remove("\"content\":\"likes tea\"");
    }
    assertThat(contents(own)).containsAll(expected).hasSizeBetween(1, expected.size() + 1);
  }

  /** Wherever the room ends: the verb says so, and nothing that was there is lost. */
  @ParameterizedTest
  @FieldSource("WRITING")
  void isToldAndLosesNothing(String verb) throws IOException {
    disk.leave(Long.MAX_VALUE);
    assertThat(shell.run(command(verb, copy())).exit()).isZero();
    long needed = disk.taken();
    assertThat(needed).isPositive();
    for (long left : new long[] {needed / 3, needed * 3 / 4}) {
      Path own = copy();
      disk.leave(left);
      Shell.Run run = shell.run(command(verb, own));
      assertThat(run.exit()).as("%s with %d of %d: %s", verb, left, needed, run.err()).isEqualTo(3);
      assertThat(run.err().lines().toList().reversed())
          .as("%s with %d of %d", verb, left, needed)
          .first(STRING)
          .startsWith("make room on the disk and do it again");
      assertThat(run.err()).contains("t4dx: ").contains(own.getParent().toString());
      disk.leave(Long.MAX_VALUE);
      isWhole(verb, own);
      Shell.Run again = shell.run(command(verb, own));
      assertThat(again.exit()).as("%s again: %s", verb, again.err()).isIn(again(verb));
      if (verb.equals("init")) {
        Path made = own.resolveSibling("new");
        assertThat(shell.run("put", made.toString(), "tea").exit()).isZero();
      }
    }
  }

  /** As people and as scripts see it: with half of the room that the verb needs, and with none. */
  @Test
  void saysWhatToDoAboutIt() throws IOException {
    Path house = parent.resolve("told");
    Path own = house.resolve("store");
    Transcript transcript = new Transcript(own).in(shell);
    for (String verb : WRITING) {
      EveryVerb.copy(store, house);
      disk.leave(Long.MAX_VALUE);
      shell.run(command(verb, own));
      long needed = disk.taken();
      Files.move(house, parent.resolve("after-" + verb));
      for (long left :
          STOPS_ANYWHERE.contains(verb) ? new long[] {0} : new long[] {needed / 2, 0}) {
        String[] words = command(verb, own);
        if (verb.equals("put")) {
          words = with(words, "--id", "0193e7a0-7c2b-7a3b-8f2e-000000000009");
        }
        for (int i = 0; i < words.length; i++) {
          words[i] = words[i].replace(own.toString(), "STORE").replace(house.toString(), "DIR");
        }
        transcript.remark(left == 0 ? "not a byte is left" : "half of what it needs is left");
        toldWith(left, words, transcript, house);
        toldWith(left, with(words, "--json"), transcript, house);
      }
    }
    transcript.check("full-disk");
  }

  private static String[] with(String[] words, String... more) {
    return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
  }

  private void toldWith(long left, String[] words, Transcript transcript, Path house)
      throws IOException {
    EveryVerb.copy(store, house);
    disk.leave(left);
    transcript.run(words);
    Files.move(house, Files.createTempDirectory(parent, "told").resolve("before"));
  }

  @Test
  void namesTheFileThatGetsNotEvenOneByte() throws IOException {
    Path own = copy();
    disk.leave(0);
    Shell.Run run = shell.run(command("put", own));
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(own.resolve("LOCK") + " cannot take ")
        .contains("no space is left")
        .contains("make room on the disk and do it again");
  }

  /** How a verb may end that is done again: what it failed behind is done already. */
  private static Set<Integer> again(String verb) {
    return switch (verb) {
      case "delete", "erase" -> Set.of(0, 1);
      case "init" -> Set.of(0, 3);
      default -> Set.of(0);
    };
  }
}
