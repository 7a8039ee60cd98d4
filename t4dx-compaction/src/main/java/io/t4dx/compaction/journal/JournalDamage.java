package io.t4dx.compaction.journal;

/**
 * Bytes of the journal that say nothing, and were passed over.
 *
 * @param file as a person would look it up
 * @param tail whether nothing whole follows them in the newest file: a crash inside an append
 *     leaves such bytes, which nobody was told to be durable
 */
public record JournalDamage(String file, long offset, String reason, boolean tail) {
  @Override
  public String toString() {
    return file
        + (tail ? " ends torn at offset " : " is damaged at offset ")
        + offset
        + ": "
        + reason
        + "; the other lines are used";
  }
}
