package io.t4dx.tools.use;

import io.t4dx.model.ItemType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The fields of an item that can be given; for {@code @Mixin}. */
final class FieldOptions {
  @Option(
      names = {"-v", "--vector"},
      paramLabel = "VECTOR",
      description = "a JSON array of numbers, base64 of little-endian float32, @file, or - (pipe)")
  @Nullable String vector;

  @Option(names = "--kappa", paramLabel = "K", description = "how consolidated it is, 0 to 1")
  @Nullable Float kappa;

  @Option(names = "--importance", paramLabel = "I", description = "how important it is, 0 to 1")
  @Nullable Float importance;

  @Option(names = "--type", paramLabel = "TYPE", description = "EPISODIC, SEMANTIC or PROCEDURAL")
  @Nullable ItemType type;

  @Option(names = "--session", paramLabel = "NAME", description = "the session it belongs to")
  @Nullable String session;

  @Option(names = "--event-time", paramLabel = "TIME", description = "when it happened")
  @Nullable Instant eventTime;

  @Option(names = "--valid-from", paramLabel = "TIME", description = "from when it holds")
  @Nullable Instant validFrom;

  @Option(names = "--valid-until", paramLabel = "TIME", description = "until when it holds")
  @Nullable Instant validUntil;

  @Option(
      names = "--meta",
      paramLabel = "NAME=VALUE",
      description = "a fact about it; may be repeated")
  List<String> facts = new ArrayList<>();

  /** Filled by the command line. */
  FieldOptions() {}
}
