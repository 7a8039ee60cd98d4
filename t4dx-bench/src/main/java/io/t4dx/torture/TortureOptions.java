package io.t4dx.torture;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the command was asked for. */
record TortureOptions(Kind kind, Map<String, String> values) {

  /** One way of torture, and the options that it takes. */
  enum Kind {
    SIMULATED("--simulated"),
    KILL("--kill"),
    SOAK("--soak");

    private final String flag;

    Kind(String flag) {
      this.flag = flag;
    }

    private Set<String> options() {
      return switch (this) {
        case SIMULATED -> Set.of("--seconds", "--seed", "--crashes", "--histories", "--threads");
        case KILL -> Set.of("--rounds", "--seed");
        case SOAK -> Set.of("--minutes", "--out");
      };
    }
  }

  static TortureOptions parse(List<String> arguments) {
    for (Kind kind : Kind.values()) {
      if (!arguments.isEmpty() && arguments.getFirst().equals(kind.flag)) {
        return new TortureOptions(kind, values(kind, arguments.subList(1, arguments.size())));
      }
    }
    throw new IllegalArgumentException("say first which torture it is to be");
  }

  private static Map<String, String> values(Kind kind, List<String> arguments) {
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      String name = arguments.get(i);
      if (!kind.options().contains(name)) {
        throw new IllegalArgumentException(kind.flag + " has no option '" + name + "'");
      }
      if (i + 1 == arguments.size()) {
        throw new IllegalArgumentException(name + " wants a value");
      }
      values.put(name, arguments.get(i + 1));
    }
    return values;
  }

  String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  long number(String name, long otherwise) {
    String value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " wants a number, not '" + value + "'", e);
    }
  }
}
