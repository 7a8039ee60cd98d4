package io.t4dx.core.engine;

import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.Section;
import java.util.List;

/** What damage of a segment means. */
final class SegmentDamage {
  private SegmentDamage() {}

  /**
   * Looks for damage that takes something away that is nowhere else in the file.
   *
   * @throws CorruptSegmentException the first such damage
   */
  static void ofTruth(List<CorruptSegmentException> damages) {
    for (CorruptSegmentException damage : damages) {
      if (damage.section().filter(section -> section.role() == Section.Role.INDEX).isEmpty()) {
        throw damage;
      }
    }
  }
}
