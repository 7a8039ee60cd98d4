package io.t4dx.core.codec;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every member that an operation, or an object inside one, can have. */
enum Member {
  OP("op", Kind.TEXT),
  NS("ns", Kind.TEXT),
  ID("id", Kind.ID),
  CONTENT("content", Kind.TEXT),
  VECTOR("vector", Kind.VECTOR),
  KAPPA("kappa", Kind.DECIMAL),
  IMPORTANCE("importance", Kind.DECIMAL),
  TYPE("type", Kind.TEXT),
  EVENT_TIME("eventTime", Kind.INTEGER),
  VALID_FROM("validFrom", Kind.INTEGER),
  VALID_UNTIL("validUntil", Kind.INTEGER),
  ACCESS_COUNT("accessCount", Kind.INTEGER),
  SESSION("session", Kind.TEXT),
  METADATA("metadata", Kind.METADATA),
  EDGES("edges", Kind.OBJECTS),
  SET("set", Kind.CHANGES),
  ADD("add", Kind.OBJECT),
  SOURCE("source", Kind.ID),
  TARGET("target", Kind.ID),
  WEIGHT("weight", Kind.DECIMAL),
  CREATED_AT("createdAt", Kind.INTEGER),
  DELTA("delta", Kind.DECIMAL),
  MISSING("missing", Kind.TEXT),
  FILTER("filter", Kind.OBJECT),
  FACTOR("factor", Kind.DECIMAL),
  TYPES("types", Kind.TEXTS),
  MIN_WEIGHT("minWeight", Kind.DECIMAL),
  MAX_WEIGHT("maxWeight", Kind.DECIMAL),
  CREATED_FROM("createdFrom", Kind.INTEGER),
  CREATED_BEFORE("createdBefore", Kind.INTEGER),
  AS_OF("asOf", Kind.INTEGER),
  EDGES_SUM("edgesSum", Kind.INTEGER),
  COMPONENT("component", Kind.TEXT),
  CHANGE("change", Kind.TEXT),
  DATA("data", Kind.BYTES);

  /** What a member's value is. */
  enum Kind {
    TEXT,
    TEXTS,
    ID,
    INTEGER,
    DECIMAL,
    VECTOR,
    /** Any bytes, as base64. */
    BYTES,
    METADATA,
    OBJECT,
    OBJECTS,
    /** An object in which null takes away what was there. */
    CHANGES
  }

  /** How many members there are. */
  static final int COUNT = values().length;

  private static final Map<String, Member> BY_TEXT = new HashMap<>();

  static {
    for (Member member : values()) {
      BY_TEXT.put(member.text, member);
    }
  }

  /** The member's name in JSON. */
  final String text;

  final Kind kind;

  /** The member's place in an array of all. */
  final int index;

  /** The member as one bit of a set of members. */
  final long bit;

  @SuppressWarnings("EnumOrdinal") // for arrays and bits in memory; nothing keeps it
  Member(String text, Kind kind) {
    this.text = text;
    this.kind = kind;
    this.index = ordinal();
    this.bit = 1L << index;
  }

  static @Nullable Member of(String text) {
    return BY_TEXT.get(text);
  }

  static long bits(Member... members) {
    long bits = 0;
    for (Member member : members) {
      bits |= member.bit;
    }
    return bits;
  }

  /** The members of a set of bits, in the order of their declaration. */
  static Set<Member> in(long bits) {
    Set<Member> members = EnumSet.noneOf(Member.class);
    for (Member member : values()) {
      if ((bits & member.bit) != 0) {
        members.add(member);
      }
    }
    return members;
  }

  @Override
  public String toString() {
    return text;
  }
}
