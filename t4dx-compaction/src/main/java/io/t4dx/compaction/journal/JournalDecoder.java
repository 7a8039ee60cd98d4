package io.t4dx.compaction.journal;

import io.t4dx.model.ItemKey;
import io.t4dx.model.Micros;
import io.t4dx.sleep.ForgetRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads what {@link JournalEncoder} wrote: the same members in the same order, nothing else. */
final class JournalDecoder {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser in;

  private JournalDecoder(JsonParser in) {
    this.in = in;
  }

  /**
   * The entry of a line whose checksum fits.
   *
   * @throws IllegalArgumentException where its members are not those of an entry
   */
  static JournalEntry entry(byte[] object) {
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), object)) {
      return new JournalDecoder(in).entry();
    } catch (JacksonException | ArithmeticException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private JournalEntry entry() {
    expect(JsonToken.START_OBJECT);
    String kind = text("entry");
    JournalEntry entry =
        switch (kind) {
          case JournalEncoder.CYCLE -> cycle();
          case JournalEncoder.FORGOTTEN -> forgotten();
          case JournalEncoder.RESTORED -> restored();
          case JournalEncoder.ERASED -> erased();
          default -> throw new IllegalArgumentException("no entry is called " + kind);
        };
    if (in.nextToken() != null) {
      throw new IllegalArgumentException("something follows the entry");
    }
    return entry;
  }

  private JournalEntry cycle() {
    long number = number("number");
    Instant began = time("began");
    Duration took = Duration.ofNanos(Math.multiplyExact(number("took"), 1_000));
    member("figures", JsonToken.START_OBJECT);
    Map<String, Long> figures = new TreeMap<>();
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      expect(JsonToken.VALUE_NUMBER_INT);
      figures.put(name, in.getLongValue());
    }
    expect(JsonToken.END_OBJECT);
    return new JournalEntry.Cycle(number, began, took, figures);
  }

  private JournalEntry forgotten() {
    JournalEntry entry =
        new JournalEntry.Forgotten(
            key(),
            number("cycle"),
            time("at"),
            ForgetRule.valueOf(text("rule")),
            decimal("kappa"),
            decimal("importance"),
            time("recordTime"),
            ids("prototypes"),
            ids("supersededBy"),
            text("file"),
            number("offset"));
    expect(JsonToken.END_OBJECT);
    return entry;
  }

  private JournalEntry restored() {
    JournalEntry entry = new JournalEntry.Restored(key(), time("at"));
    expect(JsonToken.END_OBJECT);
    return entry;
  }

  private JournalEntry erased() {
    String namespace = text("ns");
    expect(JsonToken.PROPERTY_NAME);
    Optional<UUID> id = Optional.empty();
    if ("id".equals(in.currentName())) {
      expect(JsonToken.VALUE_STRING);
      id = Optional.of(UUID.fromString(in.getString()));
      expect(JsonToken.PROPERTY_NAME);
    }
    if (!"at".equals(in.currentName())) {
      throw new IllegalArgumentException(in.currentName() + " where at belongs");
    }
    expect(JsonToken.VALUE_NUMBER_INT);
    JournalEntry entry =
        new JournalEntry.Erased(namespace, id, Micros.toInstant(in.getLongValue()));
    expect(JsonToken.END_OBJECT);
    return entry;
  }

  private ItemKey key() {
    return new ItemKey(text("ns"), UUID.fromString(text("id")));
  }

  private List<UUID> ids(String name) {
    member(name, JsonToken.START_ARRAY);
    List<UUID> ids = new ArrayList<>();
    while (in.nextToken() == JsonToken.VALUE_STRING) {
      ids.add(UUID.fromString(in.getString()));
    }
    if (in.currentToken() != JsonToken.END_ARRAY) {
      throw new IllegalArgumentException(in.currentToken() + " among the " + name);
    }
    return ids;
  }

  private Instant time(String name) {
    return Micros.toInstant(number(name));
  }

  private String text(String name) {
    member(name, JsonToken.VALUE_STRING);
    return in.getString();
  }

  private long number(String name) {
    member(name, JsonToken.VALUE_NUMBER_INT);
    return in.getLongValue();
  }

  /** Rounded once: a double in between could round to another float. */
  private float decimal(String name) {
    member(name, JsonToken.VALUE_NUMBER_FLOAT);
    return Float.parseFloat(in.getString());
  }

  private void member(String name, JsonToken value) {
    expect(JsonToken.PROPERTY_NAME);
    if (!name.equals(in.currentName())) {
      throw new IllegalArgumentException(in.currentName() + " where " + name + " belongs");
    }
    expect(value);
  }

  private void expect(JsonToken token) {
    JsonToken found = in.nextToken();
    if (found != token) {
      throw new IllegalArgumentException(found + " where " + token + " belongs");
    }
  }
}
