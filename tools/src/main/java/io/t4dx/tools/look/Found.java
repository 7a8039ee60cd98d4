package io.t4dx.tools.look;

import io.t4dx.inspect.Finding;
import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.verb.Exit;
import java.util.List;
import java.util.Locale;

/** Prints what an inspection found besides what it was asked for. */
final class Found {
  private Found() {}

  /**
   * Says what could not be read, to people beside the answer, to programs behind it.
   *
   * @param root the directory in which people know where they are
   * @return {@link Exit#NO} where something is damaged
   */
  static Exit print(Page page, String root, List<Finding> findings) {
    for (Finding finding : findings) {
      page.object(new Facts().add("finding", facts(finding)));
      if (!page.json()) {
        page.note(text(root, finding));
      }
    }
    return findings.stream().anyMatch(Finding::isDamage) ? Exit.NO : Exit.DONE;
  }

  static String text(String root, Finding finding) {
    String section = finding.section().isEmpty() ? "" : ", section " + finding.section();
    String place = finding.isDamage() ? " at offset " + finding.offset() + section : "";
    String remedy = finding.remedy().isEmpty() ? "" : "; " + finding.remedy();
    String text = word(finding) + ": " + finding.file() + place + ": " + finding.what() + remedy;
    return text.replace(root + "/", "");
  }

  private static String word(Finding finding) {
    return switch (finding.severity()) {
      case LOSS -> "damaged";
      case INDEX -> "damaged index";
      case NOTE -> "note";
    };
  }

  static Facts facts(Finding finding) {
    return new Facts()
        .add("severity", finding.severity().name().toLowerCase(Locale.ROOT))
        .add("file", finding.file())
        .add("section", finding.section())
        .add("offset", finding.offset())
        .add("what", finding.what())
        .add("remedy", finding.remedy());
  }
}
