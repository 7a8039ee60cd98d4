package io.t4dx.core.read;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.query.Explanation.Choice;
import io.t4dx.query.Explanation.Condition;
import io.t4dx.query.Explanation.How;
import io.t4dx.query.Explanation.Reason;
import io.t4dx.query.Filter;
import java.util.List;
import java.util.Optional;

/** What was done with a segment, and why. */
record Verdict(Choice choice, Reason reason, String why) {

  static Verdict pruned(Reason reason, String why) {
    return new Verdict(Choice.PRUNED, reason, why);
  }

  static Verdict noMatch(String why) {
    return new Verdict(Choice.NO_MATCH, Reason.NO_MATCH, why);
  }

  static Verdict exact(Reason reason, String why) {
    return new Verdict(Choice.EXACT, reason, why);
  }

  static Verdict noRows(String namespace) {
    return pruned(Reason.NO_ROWS, "it has no item of " + namespace);
  }

  /** Of a segment of which no row passes. */
  static Verdict nothing(LiveSegment live, String namespace, Filter filter, FilterTrace trace) {
    if (trace.patched() > 0) {
      return noMatch("no row that counts passes");
    }
    List<Condition> conditions = trace.conditions(namespace);
    if (conditions.stream().anyMatch(condition -> condition.how() == How.EXCLUDED)) {
      return pruned(Reason.STATISTICS, exclusion(live, namespace, filter));
    }
    Optional<Condition> absent =
        conditions.stream()
            .filter(condition -> condition.how() == How.POSTINGS && condition.estimated() == 0)
            .findFirst();
    return absent
        .map(condition -> pruned(Reason.NO_TERM, "no row has " + condition.filter().text()))
        .orElseGet(() -> noMatch("no row that counts passes"));
  }

  private static String exclusion(LiveSegment live, String namespace, Filter filter) {
    return live.segment()
        .statistics(namespace)
        .map(known -> new Exclusion(known).why(filter))
        .orElse("");
  }
}
