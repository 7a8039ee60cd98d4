package io.t4dx.core.checkpoint;

import io.t4dx.core.component.SavedState;
import io.t4dx.model.Bytes;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;

/**
 * What a checkpoint says.
 *
 * @param at microseconds since 1970
 * @param identity the bytes of STORE.json
 * @param current the bytes of CURRENT; none where nothing was flushed
 * @param files what the image needs besides, as paths in a store
 */
public record CheckpointContents(
    UUID store,
    long lsn,
    long at,
    Bytes identity,
    Bytes current,
    List<String> files,
    SortedMap<String, SavedState> states) {
  public CheckpointContents {
    files = List.copyOf(files);
  }
}
