package io.t4dx.core.codec;

import io.t4dx.model.Bytes;
import io.t4dx.model.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * The members of one object, in whatever order they come: all are read first, and asked for after
 * the object has ended. There is one for an operation, and one for each object inside it.
 */
final class Members {
  /** What null can take away. */
  private static final long NULLABLE = Member.bits(Member.VALID_UNTIL, Member.SESSION);

  private static final Object NULL = new Object();

  private final ValueReader in;
  private final boolean changes;
  private final int start;
  private final @Nullable Object[] values = new @Nullable Object[Member.COUNT];
  private long seen;

  private Members(ValueReader in, boolean changes) {
    this.in = in;
    this.changes = changes;
    this.start = in.offset();
  }

  /**
   * Reads the object that is current.
   *
   * @return none where it is an entry of the log's own and no operation
   */
  static @Nullable Members ofOperation(ValueReader in) throws OperationFormatException {
    Members members = new Members(in, false);
    return members.readOperation() ? members : null;
  }

  private static Members of(ValueReader in, boolean changes) throws OperationFormatException {
    Members members = new Members(in, changes);
    in.beginObject();
    for (String name = in.nextMember(); name != null; name = in.nextMember()) {
      members.read(name);
    }
    return members;
  }

  private boolean readOperation() throws OperationFormatException {
    OperationFormatException unknown = null;
    in.beginObject();
    for (String name = in.nextMember(); name != null; name = in.nextMember()) {
      if (isSystem()) {
        in.skip();
      } else if (Member.of(name) == null && !has(Member.OP)) {
        // Whether it may be there is known when the name of the operation is.
        unknown = unknown == null ? unknown() : unknown;
        in.skip();
      } else {
        read(name);
      }
    }
    if (unknown != null && !isSystem()) {
      throw unknown;
    }
    return !isSystem();
  }

  private boolean isSystem() {
    return values[Member.OP.index] instanceof String op && op.startsWith(OperationNames.SYSTEM);
  }

  private void read(String name) throws OperationFormatException {
    Member member = Member.of(name);
    if (member == null) {
      throw unknown();
    }
    if (has(member)) {
      throw in.refusal("is there twice");
    }
    seen |= member.bit;
    values[member.index] =
        changes && in.atNull() && (NULLABLE & member.bit) != 0 ? NULL : value(member.kind);
  }

  private OperationFormatException unknown() {
    return in.refusal("is a member that this version does not know");
  }

  private Object value(Member.Kind kind) throws OperationFormatException {
    return switch (kind) {
      case TEXT -> in.text();
      case TEXTS -> in.texts();
      case ID -> in.id();
      case INTEGER -> in.integer();
      case DECIMAL -> in.decimal();
      case VECTOR -> in.vector();
      case BYTES -> in.bytes();
      case METADATA -> in.metadata(changes);
      case OBJECT -> of(in, false);
      case OBJECTS -> objects();
      case CHANGES -> of(in, true);
    };
  }

  private List<Members> objects() throws OperationFormatException {
    in.beginArray();
    List<Members> objects = new ArrayList<>();
    while (in.next() != JsonToken.END_ARRAY) {
      objects.add(of(in, false));
    }
    return objects;
  }

  /** Refuses an object that lacks a required member or has one that is neither. */
  void check(String what, long required, long optional) throws OperationFormatException {
    long lacking = required & ~seen;
    if (lacking != 0) {
      throw refusal("is " + what + " without " + Member.in(lacking));
    }
    long alien = seen & ~(required | optional);
    if (alien != 0) {
      throw refusal("is " + what + " and cannot have " + Member.in(alien));
    }
  }

  /** What is wrong with the object, which has ended. */
  OperationFormatException refusal(String problem) {
    return in.refusal(problem, start);
  }

  OperationFormatException refusal(String problem, Throwable cause) {
    return in.refusal(problem, start, cause);
  }

  boolean has(Member member) {
    return (seen & member.bit) != 0;
  }

  /** Whether the member is there to take away what was there. */
  boolean isNull(Member member) {
    return values[member.index] == NULL;
  }

  boolean isEmpty() {
    return seen == 0;
  }

  String text(Member member) {
    return (String) get(member);
  }

  @SuppressWarnings("unchecked") // the reader of this kind of member makes nothing else
  List<String> texts(Member member) {
    return (List<String>) get(member);
  }

  UUID id(Member member) {
    return (UUID) get(member);
  }

  float decimal(Member member) {
    return (Float) get(member);
  }

  long integer(Member member) {
    return (Long) get(member);
  }

  Instant time(Member member) {
    return Micros.toInstant(integer(member));
  }

  Bytes bytes(Member member) {
    return (Bytes) get(member);
  }

  float[] vector() {
    return (float[]) get(Member.VECTOR);
  }

  @SuppressWarnings("unchecked") // the reader of this kind of member makes nothing else
  Map<String, @Nullable Object> metadata() {
    return (Map<String, @Nullable Object>) get(Member.METADATA);
  }

  Members object(Member member) {
    return (Members) get(member);
  }

  @SuppressWarnings("unchecked") // the reader of this kind of member makes nothing else
  List<Members> objects(Member member) {
    return (List<Members>) get(member);
  }

  /** The constant of an enumeration that the member names. */
  <E extends Enum<E>> E constant(Member member, Class<E> of) throws OperationFormatException {
    String name = text(member);
    for (E constant : of.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw refusal(
        "has the "
            + member
            + " \""
            + name
            + "\", which is none of "
            + Arrays.toString(of.getEnumConstants()));
  }

  private Object get(Member member) {
    Object value = values[member.index];
    if (value == null) {
      throw new IllegalStateException(member + " was not checked to be there");
    }
    return value;
  }
}
