package io.t4dx.core.merge;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.segment.Patch;
import io.t4dx.core.segment.Segment;
import io.t4dx.model.ItemKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.agrona.collections.Int2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The patches that merged segments carry: those of rows that are merged with them become part of
 * these, the others go on to wait for their row's turn.
 */
final class MergedPatches {
  private final List<Int2ObjectHashMap<Patch>> folded = new ArrayList<>();
  private final Map<ItemKey, Patch> carried = new HashMap<>();

  /**
   * Sorts patches.
   *
   * @param oldestFirst all neighbours of each other
   * @param below whether there are older segments, whose rows patches may be for
   * @param erased items that are gone, and of which nothing is to be carried
   */
  MergedPatches(
      List<MergeInput> oldestFirst, MergeOrder rows, boolean below, Predicate<ItemKey> erased) {
    oldestFirst.forEach(input -> folded.add(new Int2ObjectHashMap<>()));
    for (MergeInput input : oldestFirst) {
      Iterator<Patch> patches = input.segment().patches();
      while (patches.hasNext()) {
        Patch patch = patches.next();
        if (!fold(patch, oldestFirst, rows) && below && !erased.test(patch.key())) {
          carried.merge(patch.key(), patch, MergedPatches::newer);
        }
      }
    }
  }

  /** Whether some version of the item is among what is merged: then nothing older counts. */
  private boolean fold(Patch patch, List<MergeInput> inputs, MergeOrder rows) {
    ItemKey key = patch.key();
    long hash = Segment.keyHash(key.namespace(), key.id());
    boolean found = false;
    for (int i = 0; i < inputs.size(); i++) {
      int row = inputs.get(i).live().find(hash, key);
      found |= row != LiveSegment.NONE;
      if (row != LiveSegment.NONE
          && rows.place(i, row) != MergeOrder.DROPPED
          && inputs.get(i).segment().lsn(row) < patch.lsn()) {
        folded.get(i).merge(row, patch, MergedPatches::newer);
      }
    }
    return found;
  }

  private static Patch newer(Patch a, Patch b) {
    return a.lsn() > b.lsn() ? a : b;
  }

  /** What a row of an input is to be written as; null where its columns have it. */
  @Nullable Patch of(int input, int row) {
    return folded.get(input).get(row);
  }

  /** Patches of rows in segments that are not merged. */
  Iterator<Patch> carried() {
    return carried.values().stream().sorted((a, b) -> a.key().compareTo(b.key())).iterator();
  }
}
