package io.t4dx.core.inspect;

import io.t4dx.core.log.LogDamage;
import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.Section;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.inspect.Finding;
import io.t4dx.inspect.Finding.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What was found, each damage once. */
final class Findings {
  static final String SALVAGE = "run 't4dx repair STORE' to see what can be kept";
  private static final String REBUILT = "nothing is lost: an open store makes it again";

  private final List<Finding> found = new ArrayList<>();
  private final Set<String> places = new HashSet<>();

  void add(Finding finding) {
    String place = finding.file() + '\0' + finding.section() + '\0' + finding.offset();
    if (places.add(finding.isDamage() ? place : place + '\0' + finding.what())) {
      found.add(finding);
    }
  }

  void add(CorruptSegmentException damage) {
    add(of(damage));
  }

  void note(String file, String what, String remedy) {
    add(new Finding(Severity.NOTE, file, "", 0, what, remedy));
  }

  void loss(String file, long offset, String what, String remedy) {
    String said = file + " is damaged: ";
    String rest = what.startsWith(said) ? what.substring(said.length()) : what;
    add(new Finding(Severity.LOSS, file, "", offset, rest, remedy));
  }

  void index(String file, long offset, String what) {
    add(new Finding(Severity.INDEX, file, "", offset, what, REBUILT));
  }

  List<Finding> list() {
    return List.copyOf(found);
  }

  static Finding of(CorruptSegmentException damage) {
    boolean index = damage.isOfIndex();
    return new Finding(
        index ? Severity.INDEX : Severity.LOSS,
        damage.file(),
        damage.section().map(Section::text).orElse(""),
        damage.offset(),
        reason(damage),
        index ? REBUILT : SALVAGE);
  }

  /** What is wrong, without the file and the offset, which are told beside it. */
  static String reason(CorruptSegmentException damage) {
    if (damage.getCause() instanceof CorruptIndexException cause) {
      return cause.what();
    }
    String message = String.valueOf(damage.getMessage());
    int from = message.indexOf(": ", message.indexOf(" is damaged at offset "));
    int to = message.lastIndexOf("; ");
    return from < 0 || to < from ? message : message.substring(from + 2, to);
  }

  static Finding of(LogDamage damage) {
    String stake =
        damage.lastLsn() < damage.firstLsn()
            ? ""
            : "; LSN %d to %d are at stake".formatted(damage.firstLsn(), damage.lastLsn());
    return new Finding(
        Severity.LOSS, damage.file(), "", damage.offset(), damage.reason() + stake, SALVAGE);
  }
}
