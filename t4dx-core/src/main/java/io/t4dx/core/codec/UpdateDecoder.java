package io.t4dx.core.codec;

import static io.t4dx.core.codec.Member.ACCESS_COUNT;
import static io.t4dx.core.codec.Member.ADD;
import static io.t4dx.core.codec.Member.CONTENT;
import static io.t4dx.core.codec.Member.EVENT_TIME;
import static io.t4dx.core.codec.Member.IMPORTANCE;
import static io.t4dx.core.codec.Member.KAPPA;
import static io.t4dx.core.codec.Member.METADATA;
import static io.t4dx.core.codec.Member.SESSION;
import static io.t4dx.core.codec.Member.SET;
import static io.t4dx.core.codec.Member.TYPE;
import static io.t4dx.core.codec.Member.VALID_FROM;
import static io.t4dx.core.codec.Member.VALID_UNTIL;
import static io.t4dx.core.codec.Member.VECTOR;

import io.t4dx.model.ItemType;
import io.t4dx.write.FieldUpdate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the change of fields that an UPDATE_FIELDS names. */
final class UpdateDecoder {
  private static final long FIELDS =
      Member.bits(
          CONTENT,
          KAPPA,
          IMPORTANCE,
          TYPE,
          EVENT_TIME,
          VALID_FROM,
          VALID_UNTIL,
          SESSION,
          METADATA,
          VECTOR);

  private UpdateDecoder() {}

  static FieldUpdate update(Members operation) throws OperationFormatException {
    Members set = operation.object(SET);
    set.check("an update of fields", 0, FIELDS);
    FieldUpdate.Builder update = FieldUpdate.builder();
    values(set, update);
    times(set, update);
    metadata(set, update);
    if (operation.has(ADD)) {
      Members add = operation.object(ADD);
      add.check("an addition to fields", 0, KAPPA.bit | ACCESS_COUNT.bit);
      if (add.has(KAPPA)) {
        update.addToKappa(add.decimal(KAPPA));
      }
      if (add.has(ACCESS_COUNT) || !add.has(KAPPA)) {
        update.addToAccessCount(add.has(ACCESS_COUNT) ? add.integer(ACCESS_COUNT) : 0);
      }
    } else if (set.isEmpty()) {
      // Nothing was added to the count, and that is all that the update names.
      update.addToAccessCount(0);
    }
    return update.build();
  }

  private static void values(Members set, FieldUpdate.Builder update)
      throws OperationFormatException {
    if (set.has(CONTENT)) {
      update.content(set.text(CONTENT));
    }
    if (set.has(KAPPA)) {
      update.kappa(set.decimal(KAPPA));
    }
    if (set.has(IMPORTANCE)) {
      update.importance(set.decimal(IMPORTANCE));
    }
    if (set.has(TYPE)) {
      update.type(set.constant(TYPE, ItemType.class));
    }
    if (set.isNull(SESSION)) {
      update.withoutSession();
    } else if (set.has(SESSION)) {
      update.session(set.text(SESSION));
    }
    if (set.has(VECTOR)) {
      update.vector(set.vector());
    }
  }

  private static void times(Members set, FieldUpdate.Builder update) {
    if (set.has(EVENT_TIME)) {
      update.eventTime(set.time(EVENT_TIME));
    }
    if (set.has(VALID_FROM)) {
      update.validFrom(set.time(VALID_FROM));
    }
    if (set.isNull(VALID_UNTIL)) {
      update.validWithoutEnd();
    } else if (set.has(VALID_UNTIL)) {
      update.validUntil(set.time(VALID_UNTIL));
    }
  }

  private static void metadata(Members set, FieldUpdate.Builder update) {
    if (!set.has(METADATA)) {
      return;
    }
    for (Map.Entry<String, @Nullable Object> entry : set.metadata().entrySet()) {
      Object value = entry.getValue();
      if (value == null) {
        update.withoutMetadata(entry.getKey());
      } else {
        update.metadata(entry.getKey(), value);
      }
    }
  }
}
