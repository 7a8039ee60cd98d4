package io.t4dx.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Vectors as people write them. */
public final class Vectors {
  private static final JsonFactory JSON = new JsonFactory();

  private Vectors() {}

  /**
   * A JSON array of numbers, or base64 of little-endian float32.
   *
   * @throws IllegalArgumentException where it is neither
   */
  public static float[] parse(String text) {
    String bare = text.strip();
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bare.getBytes(UTF_8))) {
      if (!bare.startsWith("[")) {
        return base64(bare);
      }
      json.nextToken();
      float[] vector = new LineValues(json).vector("vector");
      if (json.nextToken() != null) {
        throw new LineFormatException("there is more behind the vector");
      }
      return vector;
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "vector is no JSON array of numbers: " + e.getOriginalMessage(), e);
    } catch (LineFormatException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static float[] base64(String text) throws LineFormatException {
    try {
      return LineValues.base64(text);
    } catch (LineFormatException e) {
      throw new LineFormatException(
          "vector is neither a JSON array of numbers nor base64 of little-endian float32: "
              + e.getMessage(),
          e);
    }
  }
}
