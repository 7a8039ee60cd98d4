package io.t4dx.tools.care;

import io.t4dx.T4dx;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.Refusal;
import io.t4dx.tools.verb.StoreVerb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a store of a checkpoint's image. */
@Command(
    name = "restore",
    description = "make a store of a checkpoint, in an empty directory; STORE stays as it is",
    footer = {
      "  tools/t4dx restore memories memories-as-it-was",
      "  tools/t4dx restore memories memories-as-it-was --lsn 1200"
    })
public final class RestoreVerb extends StoreVerb {
  private static final Pattern CHECKPOINT = Pattern.compile("checkpoint_(\\d{1,18})\\.bin\\.gz");

  @Parameters(index = "1", paramLabel = "DIRECTORY", description = "empty, or not there yet")
  private Path target = Path.of("");

  @Option(
      names = "--lsn",
      paramLabel = "LSN",
      description = "which checkpoint; the newest unless given")
  private @Nullable Long lsn;

  /** Filled by the command line. */
  public RestoreVerb() {}

  @Override
  protected Exit run(Page page) throws IOException {
    requireStore();
    Targets.requireEmpty(target);
    long chosen = chosen(checkpoints());
    T4dx.restore(directory(), chosen, target);
    page.facts(new Facts().add("lsn", chosen).add("directory", target.toString()));
    return Exit.DONE;
  }

  private long chosen(List<Long> there) {
    if (there.isEmpty()) {
      throw Refusal.no(
          directory() + " has no checkpoint",
          "'tools/t4dx checkpoint " + directory() + "' takes one");
    }
    if (lsn != null && !there.contains(lsn)) {
      throw Refusal.no("there is no checkpoint of LSN " + lsn, "there are those of LSN " + there);
    }
    return lsn == null ? there.getLast() : lsn;
  }

  /** Rising. */
  private List<Long> checkpoints() throws IOException {
    Path where = directory().resolve("checkpoints");
    if (!Files.isDirectory(where)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(where)) {
      return files
          .map(file -> CHECKPOINT.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(name -> Long.parseLong(name.group(1)))
          .sorted()
          .toList();
    }
  }
}
