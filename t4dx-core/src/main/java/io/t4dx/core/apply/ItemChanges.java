package io.t4dx.core.apply;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.memtable.ItemVersion;
import io.t4dx.core.memtable.Memtable;
import io.t4dx.core.read.FoundItem;
import io.t4dx.core.read.ItemLookup;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemKey;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.Outcome;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes of items. */
final class ItemChanges {
  private static final long NOW = Long.MAX_VALUE;

  private final Tables tables;
  private float[] vector = new float[0];

  ItemChanges(Tables tables) {
    this.tables = tables;
  }

  boolean exists(ItemKey key) {
    return find(key) != null;
  }

  /** The write that changed an item last; 0 where there is none. */
  long lsn(ItemKey key) {
    FoundItem found = find(key);
    return found == null ? 0 : found.changedBy();
  }

  void insert(ItemDraft draft, Moment moment) {
    UUID id = draft.id().orElseThrow(() -> new IllegalStateException("an insert without an id"));
    ItemKey key = new ItemKey(draft.namespace(), id);
    ItemFields fields = ItemFields.of(draft, moment.at());
    replace(find(key), key, fields, draft.content(), vectorOf(draft), moment);
  }

  /** The draft's vector in an array that is used again: a memtable copies it to its own place. */
  private float @Nullable [] vectorOf(ItemDraft draft) {
    if (draft.dimension() == 0) {
      return null;
    }
    if (vector.length != draft.dimension()) {
      vector = new float[draft.dimension()];
    }
    draft.copyVector(vector, 0);
    return vector;
  }

  Outcome update(ItemKey key, FieldUpdate update, Moment moment) {
    FoundItem found = find(key);
    if (found == null) {
      return Outcome.NOT_FOUND;
    }
    ItemFields before = found.fields();
    boolean newVersion = update.content().isPresent() || update.dimension() > 0;
    ItemFields after =
        FieldChange.apply(before, update, newVersion ? moment.at() : before.recordTime());
    if (after == null) {
      return Outcome.CONTRADICTION;
    }
    if (newVersion) {
      String content = update.content().orElseGet(found::content);
      float[] vector = update.vector().orElseGet(found::vector);
      replace(found, key, after, content, vector, moment);
    } else {
      patch(found, key, after, moment);
    }
    return Outcome.APPLIED;
  }

  /** Whether there was an item to delete. */
  boolean delete(ItemKey key, Moment moment) {
    FoundItem found = find(key);
    if (found == null) {
      return false;
    }
    tables.active().deleteItem(key, moment.lsn(), moment.horizon());
    retire(found, moment);
    return true;
  }

  private void replace(
      @Nullable FoundItem before,
      ItemKey key,
      ItemFields fields,
      String content,
      float @Nullable [] vector,
      Moment moment) {
    tables.active().putItem(key, moment.lsn(), fields, content, vector, moment.horizon());
    if (before != null) {
      retire(before, moment);
    }
  }

  private static void retire(FoundItem found, Moment moment) {
    switch (found) {
      case FoundItem.InMemtable(Memtable home, var node, ItemVersion version) ->
          home.retireItem(node, version, moment.lsn());
      case FoundItem.InSegment(LiveSegment home, int row, _, _) ->
          home.overlay().retireRow(row, moment.lsn());
    }
  }

  private void patch(FoundItem found, ItemKey key, ItemFields fields, Moment moment) {
    long lsn = moment.lsn();
    long horizon = moment.horizon();
    switch (found) {
      case FoundItem.InMemtable(Memtable home, var node, ItemVersion version) -> {
        home.changeFields(node, version, lsn, fields, horizon);
        if (home != tables.active()) {
          tables.active().putPatch(key, lsn, fields, horizon);
        }
      }
      case FoundItem.InSegment(LiveSegment home, int row, _, _) -> {
        home.patch(row, lsn, fields, horizon);
        tables.active().putPatch(key, lsn, fields, horizon);
      }
    }
  }

  private @Nullable FoundItem find(ItemKey key) {
    return ItemLookup.find(tables.layers(), key, NOW);
  }
}
