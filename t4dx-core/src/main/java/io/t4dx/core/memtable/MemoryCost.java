package io.t4dx.core.memtable;

import io.t4dx.model.Characters;
import io.t4dx.model.ItemFields;
import io.t4dx.model.Metadata;
import java.util.List;

/**
 * What values cost on the heap, with compressed references; estimates that err on the high side.
 */
final class MemoryCost {
  private static final int TEXT = 40;
  private static final int SCALAR = 24;
  private static final int MAP_ENTRY = 40;
  private static final int MAP = 64;

  private MemoryCost() {}

  static long ofText(String text) {
    return TEXT + (Characters.highest(text) <= 0xff ? 1L : 2L) * text.length();
  }

  static long ofFields(ItemFields fields) {
    return fields.session().map(MemoryCost::ofText).orElse(0L) + ofMetadata(fields.metadata());
  }

  static long ofMetadata(Metadata metadata) {
    if (metadata.isEmpty()) {
      return 0;
    }
    long bytes = MAP;
    for (var entry : metadata.asMap().entrySet()) {
      bytes += MAP_ENTRY + ofText(entry.getKey()) + ofValue(entry.getValue());
    }
    return bytes;
  }

  private static long ofValue(Object value) {
    return switch (value) {
      case String text -> ofText(text);
      case List<?> list -> list.stream().mapToLong(MemoryCost::ofValue).sum() + MAP;
      default -> SCALAR;
    };
  }
}
