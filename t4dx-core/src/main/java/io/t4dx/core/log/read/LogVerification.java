package io.t4dx.core.log.read;

import io.t4dx.core.log.LogDamage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a full reading of a log found.
 *
 * @param files how many files were read
 * @param entries how many entries are good, up to the first bad place
 * @param firstLsn the first of them; 0 where there is none
 * @param lastLsn the last of them
 * @param sealed whether the log ends with a seal
 * @param tornTail a write that a crash interrupted; null where there is none
 * @param damages the places where acknowledged data is damaged
 */
public record LogVerification(
    int files,
    long entries,
    long firstLsn,
    long lastLsn,
    boolean sealed,
    @Nullable LogDamage tornTail,
    List<LogDamage> damages) {

  public LogVerification {
    damages = List.copyOf(damages);
  }
}
