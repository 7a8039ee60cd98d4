package io.t4dx.tools.verb;

/** One fact of metadata as it is typed: {@code topic=tea}, {@code pages=12}, {@code draft=true}. */
public record MetadataOption(String name, Object value) {

  /**
   * Takes the text apart. What looks like a number or a boolean is one; in double quotes it is a
   * text all the same.
   */
  public static MetadataOption parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException("'" + text + "' is no fact; write it as name=value");
    }
    return new MetadataOption(text.substring(0, equals), value(text.substring(equals + 1)));
  }

  private static Object value(String text) {
    if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
      return text.substring(1, text.length() - 1);
    }
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    if (text.matches("-?\\d{1,18}")) {
      return Long.valueOf(text);
    }
    return text.matches("-?\\d+\\.\\d+([eE][+-]?\\d+)?") ? (Object) Double.valueOf(text) : text;
  }
}
