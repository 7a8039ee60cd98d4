package io.t4dx.core.codec;

import io.t4dx.model.Bytes;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemFields;
import io.t4dx.model.Metadata;
import io.t4dx.model.Micros;
import io.t4dx.write.FieldUpdate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/** Writes members of each kind of value. */
final class MemberWriter {
  private final JsonGenerator out;
  private final VectorCodec vectors;

  MemberWriter(JsonGenerator out, VectorCodec vectors) {
    this.out = out;
    this.vectors = vectors;
  }

  void name(Member member) {
    out.writeName(member.text);
  }

  void text(Member member, String value) {
    name(member);
    PlainText.write(out, value);
  }

  void texts(Member member, Stream<String> values) {
    name(member);
    out.writeStartArray();
    values.forEach(out::writeString);
    out.writeEndArray();
  }

  void id(Member member, UUID value) {
    name(member);
    out.writeString(value.toString());
  }

  void number(Member member, long value) {
    name(member);
    out.writeNumber(value);
  }

  void bytes(Member member, Bytes value) {
    text(member, Base64.getEncoder().encodeToString(value.toArray()));
  }

  /** The shortest decimal that reads back as the same float. */
  void number(Member member, float value) {
    name(member);
    out.writeNumber(value);
  }

  void time(Member member, Instant value) {
    number(member, Micros.of(member.text, value));
  }

  void vector(ItemDraft draft) {
    vectors.encode(draft);
    encodedVector();
  }

  private void vector(float[] vector) {
    vectors.encode(vector);
    encodedVector();
  }

  private void encodedVector() {
    name(Member.VECTOR);
    out.writeRawUTF8String(vectors.text(), 0, vectors.textLength());
  }

  void metadata(Metadata metadata) {
    if (!metadata.isEmpty()) {
      name(Member.METADATA);
      out.writeStartObject();
      entries(metadata);
      out.writeEndObject();
    }
  }

  private void entries(Metadata metadata) {
    for (Map.Entry<String, Object> entry : metadata.asMap().entrySet()) {
      out.writeName(entry.getKey());
      value(entry.getValue());
    }
  }

  private void value(Object value) {
    switch (value) {
      case String text -> PlainText.write(out, text);
      case Long number -> out.writeNumber(number.longValue());
      case Double number -> out.writeNumber(number.doubleValue());
      case Boolean flag -> out.writeBoolean(flag);
      case List<?> list -> {
        out.writeStartArray();
        for (Object element : list) {
          value(element);
        }
        out.writeEndArray();
      }
      default -> throw new AssertionError("metadata holds a " + value.getClass());
    }
  }

  /** The fields that an update sets; null takes away what was there. */
  void changes(FieldUpdate update) {
    update.content().ifPresent(value -> text(Member.CONTENT, value));
    update.kappa().ifPresent(value -> number(Member.KAPPA, value.floatValue()));
    update.importance().ifPresent(value -> number(Member.IMPORTANCE, value.floatValue()));
    update.type().ifPresent(value -> text(Member.TYPE, value.name()));
    update.eventTime().ifPresent(time -> number(Member.EVENT_TIME, time));
    update.validFrom().ifPresent(time -> number(Member.VALID_FROM, time));
    update.validUntil().ifPresent(this::validUntil);
    if (update.changesSession()) {
      name(Member.SESSION);
      update.session().ifPresentOrElse(out::writeString, out::writeNull);
    }
    metadataChanges(update);
    update.vector().ifPresent(this::vector);
  }

  private void validUntil(long time) {
    if (time == ItemFields.OPEN) {
      name(Member.VALID_UNTIL);
      out.writeNull();
    } else {
      number(Member.VALID_UNTIL, time);
    }
  }

  private void metadataChanges(FieldUpdate update) {
    Metadata set = update.metadata();
    if (set.isEmpty() && update.removedMetadata().isEmpty()) {
      return;
    }
    name(Member.METADATA);
    out.writeStartObject();
    entries(set);
    for (String removed : update.removedMetadata()) {
      out.writeName(removed);
      out.writeNull();
    }
    out.writeEndObject();
  }
}
