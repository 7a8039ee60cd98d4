package io.t4dx.core.log;

/**
 * A bad place in a log.
 *
 * @param file the file, as a person would look it up
 * @param offset where in it
 * @param reason what is wrong there
 * @param firstLsn the first LSN at stake
 * @param lastLsn the last LSN at stake that is known of; below the first where none is known
 * @param validLines how many of those at stake can still be read behind the bad place
 */
public record LogDamage(
    String file, long offset, String reason, long firstLsn, long lastLsn, long validLines) {

  @Override
  public String toString() {
    String stake =
        lastLsn < firstLsn
            ? "no LSN is known to be at stake (the next would be " + firstLsn + ")"
            : "LSNs " + firstLsn + " to " + lastLsn + " are at stake";
    return "%s is damaged at offset %d: %s; %s, %d valid lines follow"
        .formatted(file, offset, reason, stake, validLines);
  }
}
