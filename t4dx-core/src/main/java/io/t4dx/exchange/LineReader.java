package io.t4dx.exchange;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads lines. Any number of threads may use one. */
public final class LineReader {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          // Names of metadata are the user's: whatever hashes they have, a line must stay readable.
          .disable(tools.jackson.core.TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .build();

  private final String namespace;

  /**
   * @param namespace of lines that name none
   */
  public LineReader(String namespace) {
    this.namespace = namespace;
  }

  /** Reads the line in a range of bytes, which does not include its end. */
  public Line read(byte[] bytes, int offset, int length) throws LineFormatException {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
      LineMembers members = new LineMembers(new LineValues(json));
      members.read();
      return members.line(namespace);
    } catch (JacksonException e) {
      throw new LineFormatException(
          "this is no JSON: " + problem(e) + place(e.getLocation().getByteOffset()), e);
    } catch (IllegalArgumentException e) {
      throw new LineFormatException(e.getMessage(), e);
    }
  }

  private static String place(long offset) {
    return offset < 0 ? "" : " (byte " + offset + " of the line)";
  }

  /** What the library says, without the place: it counts lines of its own. */
  private static String problem(JacksonException e) {
    String message = e.getOriginalMessage();
    int place = message.indexOf(" (for ");
    return place < 0 ? message : message.substring(0, place);
  }
}
