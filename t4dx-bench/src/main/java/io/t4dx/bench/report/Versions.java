package io.t4dx.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Versions as the jars of Maven's artifacts tell them; they outlive being packed into one jar. */
public final class Versions {
  private Versions() {}

  /** This engine's. */
  public static String own() {
    return of("io.t4dx", "t4dx-core", "classes of this tree");
  }

  /** An artifact's, or something else where its jar does not tell. */
  public static String of(String group, String artifact, String otherwise) {
    String name = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
    try (InputStream in = Versions.class.getResourceAsStream(name)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", otherwise);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
