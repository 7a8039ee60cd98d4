package io.t4dx.compaction.rem;

import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Parts;
import io.t4dx.query.Filter;
import io.t4dx.query.Hit;
import io.t4dx.query.Search;
import io.t4dx.store.Reads;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The vectors of one namespace in one state of a store. They are read whenever they are needed:
 * those of all points together might not fit into memory. {@link AllPairs} keeps them for a while,
 * where they are few.
 */
record Vectors(Reads view, String namespace, Measure measure) {

  Optional<float[]> of(UUID id) {
    return item(id).flatMap(Item::vector);
  }

  /** An item with its vector, but without its content. */
  Optional<Item> item(UUID id) {
    return view.get(new ItemKey(namespace, id), Parts.VECTOR);
  }

  /** A vector that was seen in this view before. */
  float[] known(UUID id) {
    return of(id)
        .orElseThrow(
            () -> new IllegalStateException("the vector of " + namespace + "/" + id + " is gone"));
  }

  /**
   * The items nearest to a vector. What holds no longer is found as well: a result that changed
   * with the clock could not be had again.
   */
  List<Hit> near(float[] vector, int k, Filter filter, Parts parts) {
    return view.search(
            Search.in(namespace)
                .nearest(vector)
                .k(k)
                .where(filter)
                .validOrNot()
                .returning(parts)
                .build())
        .hits();
  }
}
