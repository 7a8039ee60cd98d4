package io.t4dx.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads what {@link ReportJson} wrote. Members that it does not know are passed over. */
public final class ReportReader {
  private final JsonParser json;
  private final Map<String, String> texts = new TreeMap<>();
  private final Map<String, String> versions = new TreeMap<>();
  private final List<Result> results = new ArrayList<>();

  private ReportReader(JsonParser json) {
    this.json = json;
  }

  /** The report of a file; one that is not such a report is refused by name. */
  public static SavedReport read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
      ReportReader reader = new ReportReader(json);
      reader.report();
      return new SavedReport(
          reader.text("machine"),
          reader.text("jdk"),
          reader.versions,
          reader.text("command"),
          reader.results);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IOException(file + " is no report of this command: " + e.getMessage(), e);
    }
  }

  private void report() {
    expect(json.nextToken(), JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "results" -> results(value);
        case "versions" -> versions.putAll(strings(value));
        default -> {
          if (value == JsonToken.VALUE_STRING) {
            texts.put(name, json.getString());
          } else {
            json.skipChildren();
          }
        }
      }
    }
  }

  private void results(JsonToken first) {
    expect(first, JsonToken.START_ARRAY);
    while (json.nextToken() == JsonToken.START_OBJECT) {
      results.add(result());
    }
  }

  private Result result() {
    Map<String, String> members = new TreeMap<>();
    double value = Double.NaN;
    List<Double> runs = new ArrayList<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      switch (name) {
        case "value" -> value = json.getDoubleValue();
        case "runs" -> {
          expect(token, JsonToken.START_ARRAY);
          while (json.nextToken() != JsonToken.END_ARRAY) {
            runs.add(json.getDoubleValue());
          }
        }
        default -> members.put(name, json.getString());
      }
    }
    return new Result(
        member(members, "suite"),
        member(members, "case"),
        member(members, "system"),
        member(members, "metric"),
        member(members, "unit"),
        value,
        runs.isEmpty() ? List.of(value) : runs);
  }

  private Map<String, String> strings(JsonToken first) {
    expect(first, JsonToken.START_OBJECT);
    Map<String, String> strings = new TreeMap<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      strings.put(name, json.getString());
    }
    return strings;
  }

  private String text(String name) {
    return member(texts, name);
  }

  private static String member(Map<String, String> members, String name) {
    String value = members.get(name);
    if (value == null) {
      throw new IllegalArgumentException("there is no \"" + name + "\" where one must be");
    }
    return value;
  }

  private static void expect(JsonToken found, JsonToken wanted) {
    if (found != wanted) {
      throw new IllegalArgumentException(found + " where " + wanted + " must be");
    }
  }
}
