package io.t4dx.core.manifest;

import io.t4dx.write.Operation.ScaleWeights;
import java.util.List;

/**
 * The scale operations of a namespace that some segment's weights do not contain yet.
 *
 * @param firstOrdinal how many there were before these
 */
public record ScaleState(String namespace, long firstOrdinal, List<ScaleWeights> operations) {
  public ScaleState {
    operations = List.copyOf(operations);
  }
}
