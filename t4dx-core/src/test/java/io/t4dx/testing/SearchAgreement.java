package io.t4dx.testing;

import static io.t4dx.testing.Agreement.same;
import static io.t4dx.testing.Agreement.sameItem;

import io.t4dx.model.Ids;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.query.Hit;
import io.t4dx.query.Search;
import io.t4dx.query.SearchResult;
import io.t4dx.store.Reads;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a search found what it should. Scores are floats, added up in any order, so items whose
 * scores are nearer to each other than that can tell may change places, also over the border of the
 * k best.
 */
final class SearchAgreement {
  private SearchAgreement() {}

  static void check(Reads actual, ModelReads expected, Search search) {
    SearchResult result = actual.search(search);
    Map<ItemKey, ModelReads.Candidate> candidates = new LinkedHashMap<>();
    for (ModelReads.Candidate candidate : expected.candidates(search)) {
      candidates.put(candidate.item().key(), candidate);
    }
    String what = describe(search);
    same("lsn of " + what, result.lsn(), expected.lsn());
    same(
        "number of hits of " + what, result.hits().size(), Math.min(search.k(), candidates.size()));
    checkOrder(what, result.hits());
    double worst = Double.POSITIVE_INFINITY;
    for (Hit hit : result.hits()) {
      ModelReads.Candidate candidate = candidates.remove(hit.item().key());
      if (candidate == null) {
        throw new AssertionError(what + " found what it must not: " + hit);
      }
      sameItem(
          () -> "hit of " + what,
          Optional.of(hit.item()),
          Optional.of(candidate.item().only(search.parts())));
      double tolerance = tolerance(expected, search, candidate.item());
      if (!(Math.abs(hit.score() - candidate.score()) <= tolerance)) {
        throw new AssertionError(
            what + ": score of " + hit + " is " + hit.score() + ", not " + candidate.score());
      }
      worst = Math.min(worst, candidate.score() + tolerance);
    }
    for (ModelReads.Candidate missed : candidates.values()) {
      if (missed.score() - tolerance(expected, search, missed.item()) > worst) {
        throw new AssertionError(what + " missed " + missed + "; its worst hit has " + worst);
      }
    }
  }

  private static double tolerance(ModelReads expected, Search search, Item item) {
    return Scores.tolerance(expected.metric(), search.vector(), item.vector().orElseThrow());
  }

  private static void checkOrder(String what, List<Hit> hits) {
    for (int i = 1; i < hits.size(); i++) {
      Hit before = hits.get(i - 1);
      Hit after = hits.get(i);
      int byScore = Float.compare(after.score() + 0f, before.score() + 0f);
      if (byScore > 0
          || (byScore == 0 && Ids.compare(before.item().id(), after.item().id()) >= 0)) {
        throw new AssertionError(what + ": hits out of order: " + before + " before " + after);
      }
    }
  }

  private static String describe(Search search) {
    return "search for "
        + search.k()
        + " in "
        + search.namespace()
        + " where "
        + search.filter()
        + ", valid "
        + search.validity()
        + (search.exact() ? ", exact" : "");
  }
}
