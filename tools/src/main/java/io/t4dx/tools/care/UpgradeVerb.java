package io.t4dx.tools.care;

import io.t4dx.store.Store;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.verb.Exit;
import io.t4dx.tools.verb.Refusal;
import io.t4dx.tools.verb.StoreVerb;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;

/** Says in which format a store is, and that it needs no other. */
@Command(
    name = "upgrade",
    description = "say in which format a store is; there is only one so far",
    footer = {"  tools/t4dx upgrade memories"})
public final class UpgradeVerb extends StoreVerb {
  private static final Pattern FORMAT = Pattern.compile("\\{\"format\":(\\d{1,9}),");

  /** Filled by the command line. */
  public UpgradeVerb() {}

  @Override
  protected Exit run(Page page) throws IOException {
    // A store of a newer format is refused here, with both versions.
    try (Store store = open()) {
      Matcher format = FORMAT.matcher(Files.readString(directory().resolve("STORE.json")));
      if (!format.lookingAt()) {
        throw Refusal.unusable(
            "STORE.json names no format", "'tools/t4dx repair' looks for damage");
      }
      long version = Long.parseLong(format.group(1));
      page.say("the store has format " + version + ", which is the newest; nothing is to be done");
      page.object(
          new Facts().add("format", version).add("newest", version).add("lsn", store.lsn()));
    }
    return Exit.DONE;
  }
}
