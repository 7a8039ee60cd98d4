package io.t4dx.bench.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The JSON file of a run; its shape is drawn in the package's description. */
public final class ReportJson {
  private ReportJson() {}

  /** Writes the report, replacing a file that is there. */
  public static void write(BenchReport report, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      write(report, out);
    }
  }

  static void write(BenchReport report, OutputStream out) {
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("machine", report.environment().machine());
      json.writeStringProperty("jdk", report.environment().jdk());
      json.writeObjectPropertyStart("versions");
      for (Map.Entry<String, String> entry : new TreeMap<>(report.versions()).entrySet()) {
        json.writeStringProperty(entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
      json.writeStringProperty("command", report.environment().command());
      json.writeArrayPropertyStart("results");
      for (Result result : report.results()) {
        json.writeRaw("\n");
        write(result, json);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw("\n");
    }
  }

  private static void write(Result result, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("suite", result.suite());
    json.writeStringProperty("case", result.caseName());
    json.writeStringProperty("system", result.system());
    json.writeStringProperty("metric", result.metric());
    json.writeStringProperty("unit", result.unit());
    json.writeNumberProperty("value", result.value());
    if (result.runs().size() > 1) {
      json.writeArrayPropertyStart("runs");
      for (double seen : result.runs()) {
        json.writeNumber(seen);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }
}
