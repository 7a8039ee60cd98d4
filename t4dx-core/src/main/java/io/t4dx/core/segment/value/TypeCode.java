package io.t4dx.core.segment.value;

import io.t4dx.model.ItemType;

/** The numbers that stand for types of items in files; never changed, never reused. */
public final class TypeCode {
  private static final ItemType[] TYPES = {
    ItemType.EPISODIC, ItemType.SEMANTIC, ItemType.PROCEDURAL
  };

  private TypeCode() {}

  public static int of(ItemType type) {
    return switch (type) {
      case EPISODIC -> 0;
      case SEMANTIC -> 1;
      case PROCEDURAL -> 2;
    };
  }

  public static boolean isKnown(int code) {
    return code >= 0 && code < TYPES.length;
  }

  /** The type of a known code. */
  public static ItemType type(int code) {
    return TYPES[code];
  }
}
