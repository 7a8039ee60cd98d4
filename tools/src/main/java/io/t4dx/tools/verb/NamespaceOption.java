package io.t4dx.tools.verb;

import io.t4dx.model.ItemKey;
import java.util.UUID;
import picocli.CommandLine.Option;

/** Whose memories are meant; for {@code @Mixin}. */
public final class NamespaceOption {
  /** Where nothing is said. */
  public static final String DEFAULT = "default";

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      defaultValue = DEFAULT,
      description = "whose memories; '" + DEFAULT + "' unless given")
  private String name = DEFAULT;

  /** Filled by the command line. */
  public NamespaceOption() {}

  public String name() {
    return name;
  }

  public ItemKey key(UUID id) {
    return new ItemKey(name, id);
  }
}
