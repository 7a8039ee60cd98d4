package io.t4dx.inspect;

import java.util.List;

/**
 * What a check found.
 *
 * @param deep whether indexes were compared with the truth
 * @param files how many were read, and {@code bytes} of them
 */
public record CheckReport(boolean deep, int files, long bytes, List<Finding> findings) {
  public CheckReport {
    findings = List.copyOf(findings);
  }

  /** What is damaged. */
  public List<Finding> damages() {
    return findings.stream().filter(Finding::isDamage).toList();
  }

  /** Whether nothing is damaged. */
  public boolean isSound() {
    return damages().isEmpty();
  }
}
