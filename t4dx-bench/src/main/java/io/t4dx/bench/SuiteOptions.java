package io.t4dx.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What followed the name of the suite: {@code --quick}, and options with a value. */
public record SuiteOptions(boolean quick, Map<String, String> values) {

  public SuiteOptions {
    values = Map.copyOf(values);
  }

  /** Reads the arguments; an option that is not among {@code valueOptions} is refused by name. */
  public static SuiteOptions parse(List<String> arguments, Set<String> valueOptions) {
    boolean quick = false;
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--quick")) {
        quick = true;
      } else if (!valueOptions.contains(argument)) {
        throw new IllegalArgumentException(
            "unknown option " + argument + "; known are --quick and " + valueOptions);
      } else if (i + 1 == arguments.size()) {
        throw new IllegalArgumentException(argument + " wants a value after it");
      } else {
        values.put(argument, arguments.get(++i));
      }
    }
    return new SuiteOptions(quick, values);
  }

  /** The value that was given for an option. */
  public Optional<String> value(String option) {
    return Optional.ofNullable(values.get(option));
  }

  /** The same, with none but these options that take a value. */
  SuiteOptions among(Set<String> valueOptions) {
    Map<String, String> some = new TreeMap<>(values);
    some.keySet().retainAll(valueOptions);
    return new SuiteOptions(quick, some);
  }

  /** The arguments that say the same again, without some of the options. */
  List<String> without(String suite, Set<String> options) {
    List<String> arguments = new ArrayList<>(List.of(suite));
    if (quick) {
      arguments.add("--quick");
    }
    values.forEach(
        (option, value) -> {
          if (!options.contains(option)) {
            arguments.addAll(List.of(option, value));
          }
        });
    return arguments;
  }

  /** The positive number that was given for an option, or another one. */
  public int number(String option, int otherwise) {
    return value(option)
        .map(
            text -> {
              if (!text.matches("[1-9][0-9]{0,8}")) {
                throw new IllegalArgumentException(
                    option + " wants a positive number, not " + text);
              }
              return Integer.parseInt(text);
            })
        .orElse(otherwise);
  }

  /** The values that were given for an option, between commas. */
  public List<String> list(String option) {
    return value(option).map(text -> List.of(text.split(",", -1))).orElse(List.of());
  }

  /** The directory that was given for an option, or the one for temporary files. */
  public Path directory(String option) {
    return value(option).map(Path::of).orElse(Path.of(System.getProperty("java.io.tmpdir")));
  }
}
