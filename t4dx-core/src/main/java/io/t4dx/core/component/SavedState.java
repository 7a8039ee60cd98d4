package io.t4dx.core.component;

import io.t4dx.component.Change;
import io.t4dx.model.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of a component.
 *
 * @param state empty where it was never saved, so that it begins cold
 * @param later changes that came after it, while nobody was there to apply them
 */
public record SavedState(Optional<Bytes> state, List<Change> later) {
  public static final SavedState NONE = new SavedState(Optional.empty(), List.of());

  public SavedState {
    later = List.copyOf(later);
  }

  SavedState and(Change change) {
    List<Change> more = new ArrayList<>(later);
    more.add(change);
    return new SavedState(state, more);
  }
}
