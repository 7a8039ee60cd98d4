package io.t4dx.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.query.Explanation;
import io.t4dx.query.Explanation.Place;
import io.t4dx.query.Explanation.Rows;
import io.t4dx.query.Scan;
import io.t4dx.query.Search;
import io.t4dx.query.SearchResult;
import io.t4dx.store.Reads;
import java.util.List;

/** Whether the explanation of a search tells the truth, as far as the model knows it. */
public final class ExplanationAgreement {
  private ExplanationAgreement() {}

  public static void check(Reads actual, ModelReads expected, Search search) {
    Explanation<SearchResult> explanation = actual.explain(search);
    String what = explanation.text();
    assertThat(explanation.result()).as(what).isEqualTo(actual.search(search));
    assertThat(explanation.places().stream().mapToLong(place -> place.rows().candidates()).sum())
        .as(what)
        .isEqualTo(expected.candidates(search).size());
    explanation.places().forEach(place -> check(place, what));
    assertThat(JsonTree.parse(explanation.json())).containsKeys("question", "places", "hits");
  }

  /** That of a scan and of a count by its filter. */
  public static void check(Reads actual, ModelReads expected, Scan scan) {
    long matches = expected.count(scan.namespace(), scan.filter());
    Explanation<Long> scanned = actual.explain(scan);
    Explanation<Long> counted = actual.explainCount(scan.namespace(), scan.filter());
    assertThat(scanned.result()).as(scanned.text()).isEqualTo(Math.min(matches, scan.limit()));
    assertThat(counted.result()).as(counted.text()).isEqualTo(matches);
    for (Explanation<Long> explanation : List.of(scanned, counted)) {
      String what = explanation.text();
      assertThat(explanation.places().stream().mapToLong(place -> place.rows().accepted()).sum())
          .as(what)
          .isEqualTo(matches);
      explanation.places().forEach(place -> checkRows(place, what));
      assertThat(JsonTree.parse(explanation.json())).containsKeys("question", "places", "found");
    }
  }

  private static void checkRows(Place place, String what) {
    Rows rows = place.rows();
    assertThat(rows.live()).as(what).isBetween(0L, rows.all());
    assertThat(rows.accepted()).as(what).isBetween(0L, rows.live());
    assertThat(rows.candidates()).as(what).isBetween(0L, rows.accepted());
    rows.estimated()
        .ifPresent(estimated -> assertThat(estimated).as(what).isBetween(0d, (double) rows.all()));
  }

  private static void check(Place place, String what) {
    checkRows(place, what);
    Rows rows = place.rows();
    long compared = place.work().comparedExactly();
    boolean memtable = place.reason() == Explanation.Reason.MEMTABLE;
    switch (place.choice()) {
      case PRUNED -> assertThat(compared + rows.accepted()).as(what).isZero();
      case NO_MATCH -> assertThat(compared + rows.candidates()).as(what).isZero();
      case EXACT ->
          assertThat(compared)
              .as(what)
              .isBetween(rows.candidates(), memtable ? rows.all() : rows.candidates());
      case GRAPH -> assertThat(place.work().ways()).as(what).isNotEmpty();
    }
  }
}
