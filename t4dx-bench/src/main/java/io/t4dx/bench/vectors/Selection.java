package io.t4dx.bench.vectors;

import java.util.List;
import java.util.Optional;

/**
 * What {@code --only CASES/SYSTEMS} leaves: {@code A,C.search/t4dx,cpp-hnswlib}. A data set's name
 * stands for all of its cases; without a slash all systems take part, and nothing before the slash
 * means all cases.
 */
record Selection(List<String> cases, List<String> systems) {

  Selection {
    cases = List.copyOf(cases);
    systems = List.copyOf(systems);
  }

  static Selection parse(Optional<String> only) {
    String[] halves = only.orElse("").split("/", 2);
    return new Selection(names(halves[0]), halves.length < 2 ? List.of() : names(halves[1]));
  }

  private static List<String> names(String list) {
    return list.isBlank() ? List.of() : List.of(list.split(",", -1));
  }

  /** Whether a case such as {@code A.filter} takes part. */
  boolean hasCase(String name) {
    return cases.isEmpty()
        || cases.stream().anyMatch(wanted -> name.equals(wanted) || name.startsWith(wanted + "."));
  }

  boolean hasSystem(String name) {
    return systems.isEmpty() || systems.contains(name);
  }
}
