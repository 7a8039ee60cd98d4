package io.t4dx.torture.sim;

import io.t4dx.torture.oracle.Violation;
import java.util.List;

/**
 * A life in which a store did what it must not.
 *
 * @param steps the shortest history that was found to do so still
 */
public record Failure(long seed, int stepsBefore, List<Step> steps, Violation violation) {

  /** Everything that is needed to see it again. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("VIOLATION, seed ").append(seed).append('\n');
    text.append("again with: tools/t4dx torture --simulated --histories 1 --seed ").append(seed);
    text.append("\n%d of %d steps are enough:%n".formatted(steps.size(), stepsBefore));
    for (int i = 0; i < steps.size(); i++) {
      text.append("%4d %s%n".formatted(i + 1, shortened(steps.get(i).toString())));
    }
    return text.append(violation.getMessage()).append('\n').toString();
  }

  private static String shortened(String text) {
    return text.replaceAll("(text ){9,}", "text ... ");
  }
}
