package io.t4dx.query;

import io.t4dx.query.Explanation.Condition;
import io.t4dx.query.Explanation.Place;
import io.t4dx.query.Explanation.Question;
import io.t4dx.query.Explanation.Rows;
import io.t4dx.query.Explanation.Times;
import io.t4dx.query.Explanation.Work;
import java.util.OptionalDouble;

/** An explanation as JSON. Members may be added; those that are there keep name and meaning. */
final class ExplanationJson {
  private final JsonText json = new JsonText();

  private ExplanationJson() {}

  static String of(Explanation<?> explanation) {
    ExplanationJson writer = new ExplanationJson();
    writer.write(explanation);
    return writer.json.toString();
  }

  private void write(Explanation<?> explanation) {
    json.open('{').name("question");
    question(explanation.question());
    json.name("lsn").value(explanation.lsn());
    switch (explanation.result()) {
      case SearchResult search -> hits(search);
      case Number count -> json.name("found").value(count.longValue());
      default -> throw new IllegalStateException("no JSON for " + explanation.result().getClass());
    }
    json.name("nanos");
    times(explanation.times());
    json.name("places").open('[');
    explanation.places().forEach(this::place);
    json.close(']').close('}');
  }

  private void question(Question question) {
    json.open('{');
    json.name("kind").value(question.kind().name());
    json.name("namespace").value(question.namespace());
    json.name("where").value(question.where().text());
    json.name("order").value(question.order());
    json.name("limit");
    if (question.limit() < Long.MAX_VALUE) {
      json.value(question.limit());
    } else {
      json.value(Double.NaN);
    }
    json.close('}');
  }

  private void hits(SearchResult result) {
    json.name("found").value(result.hits().size());
    json.name("hits").open('[');
    for (Hit hit : result.hits()) {
      json.open('{');
      json.name("id").value(hit.item().id().toString());
      json.name("score").value(hit.score());
      json.close('}');
    }
    json.close(']');
  }

  private void times(Times times) {
    json.open('{');
    json.name("filtering").value(times.filtering().toNanos());
    json.name("searching").value(times.searching().toNanos());
    json.name("reading").value(times.reading().toNanos());
    json.name("total").value(times.total().toNanos());
    json.close('}');
  }

  private void place(Place place) {
    json.open('{');
    json.name("place").value(place.name());
    json.name("firstLsn").value(place.firstLsn());
    json.name("lastLsn").value(place.lastLsn());
    json.name("choice").value(place.choice().name());
    json.name("reason").value(place.reason().name());
    json.name("why").value(place.why());
    json.name("rows");
    rows(place.rows());
    json.name("conditions").open('[');
    place.conditions().forEach(this::condition);
    json.close(']').name("work");
    work(place.work());
    json.name("nanos").open('{');
    json.name("filtering").value(place.filtering().toNanos());
    json.name("searching").value(place.searching().toNanos());
    json.close('}').close('}');
  }

  private void rows(Rows rows) {
    json.open('{');
    json.name("all").value(rows.all());
    json.name("live").value(rows.live());
    number("estimated", rows.estimated());
    number("estimatedSelectivity", rows.estimatedSelectivity());
    json.name("patched").value(rows.patched());
    json.name("accepted").value(rows.accepted());
    json.name("selectivity").value(rows.selectivity());
    json.name("candidates").value(rows.candidates());
    json.close('}');
  }

  private void condition(Condition condition) {
    json.open('{');
    json.name("where").value(condition.filter().text());
    json.name("how").value(condition.how().name());
    json.name("estimated").value(condition.estimated());
    json.name("left").value(condition.left());
    json.close('}');
  }

  private void work(Work work) {
    json.open('{').name("ways").open('[');
    work.ways().forEach(way -> json.value(way.name()));
    json.close(']');
    number("near", work.near());
    json.name("visited").value(work.visited());
    json.name("comparedByCode").value(work.comparedByCode());
    json.name("comparedExactly").value(work.comparedExactly());
    json.close('}');
  }

  private void number(String name, OptionalDouble number) {
    json.name(name).value(number.orElse(Double.NaN));
  }
}
