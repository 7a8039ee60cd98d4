package io.t4dx.store;

import java.util.List;

/**
 * The backups in a directory.
 *
 * @param readable those that can be restored, as far as their lists of files say; by number
 * @param damaged the lists that cannot be read, as paths: those backups are lost, others are not
 *     concerned
 */
public record Backups(List<Backup> readable, List<String> damaged) {
  public Backups {
    readable = List.copyOf(readable);
    damaged = List.copyOf(damaged);
  }
}
