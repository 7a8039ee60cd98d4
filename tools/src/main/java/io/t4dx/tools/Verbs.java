package io.t4dx.tools;

import io.t4dx.tools.care.RepairVerb;
import io.t4dx.tools.use.StatsVerb;
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
          new Group("Looking into a store", List.of(new Entry("stats", StatsVerb::new))),
          new Group("Caring for a store", List.of(new Entry("repair", RepairVerb::new))),
          new Group(
              "About the command",
              List.of(
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
