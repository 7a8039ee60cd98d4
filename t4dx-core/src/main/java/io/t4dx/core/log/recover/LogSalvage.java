package io.t4dx.core.log.recover;

import io.t4dx.core.log.LsnRange;
import java.util.List;

/**
 * What a repair did, or would do.
 *
 * @param salvaged how many entries behind the first bad place are in the log again
 * @param lost the LSNs that are not, though the log speaks of them. There may be numbers among them
 *     that were given to writes which failed
 * @param quarantined what was moved or copied aside
 */
public record LogSalvage(long salvaged, List<LsnRange> lost, List<String> quarantined) {
  /** There was nothing to repair. */
  public static final LogSalvage NOTHING = new LogSalvage(0, List.of(), List.of());

  public LogSalvage {
    lost = List.copyOf(lost);
    quarantined = List.copyOf(quarantined);
  }
}
