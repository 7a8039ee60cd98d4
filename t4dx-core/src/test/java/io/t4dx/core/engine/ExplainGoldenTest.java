package io.t4dx.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.query.Explanation;
import io.t4dx.query.Filter;
import io.t4dx.query.Search;
import io.t4dx.query.SearchResult;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.testing.JsonTree;
import io.t4dx.testing.ManualClock;
import io.t4dx.write.FieldUpdate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/**
 * An explanation as text and as JSON, by a clock of which each look takes 10 microseconds. After a
 * change on purpose, write the files again with {@code -Dt4dx.golden=rewrite} and review what
 * changed.
 */
final class ExplainGoldenTest {
  private static final Path TEXT =
      Path.of("src/test/resources/io/t4dx/core/engine/explanation.txt");
  private static final Path JSON =
      Path.of("src/test/resources/io/t4dx/core/engine/explanation.json");

  private static Explanation<SearchResult> explanation() {
    ManualClock clock = ManualClock.standing();
    AtomicLong ticks = new AtomicLong();
    try (Store store =
        Engine.open(
            new SimulatedDisk(),
            StoreOptions.builder().clock(clock).randomSeed(1).build(),
            EngineTuning.DEFAULT
                .flushing(EngineTuning.Flushing.CALLER)
                .ticks(() -> ticks.getAndAdd(10_000)))) {
      fill(store, clock.instant());
      return store.explain(
          Search.in("alice")
              .nearest(1, 3)
              .k(4)
              .where(
                  Filter.kappaBetween(0.25f, 0.75f)
                      .and(Filter.session("monday", "friday"))
                      .and(Filter.metadata("topic", "green \"tea\"")))
              .build());
    }
  }

  private static void fill(Store store, Instant now) {
    for (int i = 0; i < 8; i++) {
      store.insert(item(i, "friday").kappa(0.9f).build());
    }
    store.flush();
    for (int i = 10; i < 50; i++) {
      store.insert(
          item(i, i % 4 == 0 ? "tuesday" : "monday")
              .kappa(i / 64f)
              .validUntil(now.plusSeconds(i - 10))
              .metadata(Map.of("topic", i % 8 == 1 ? "coffee" : "green \"tea\""))
              .build());
    }
    store.flush();
    store.delete(key(19));
    store.update(key(20), FieldUpdate.builder().session("monday").build());
    store.update(key(3), FieldUpdate.builder().addToAccessCount(7).build());
    store.insert(item(60, "sunday").kappa(0.5f).build());
    store.insert(item(61, "monday").kappa(0.5f).metadata(Map.of("topic", "coffee")).build());
  }

  private static ItemDraft.Builder item(int number, String session) {
    return ItemDraft.in("alice").id(new UUID(0, number)).vector(1, number).session(session);
  }

  private static ItemKey key(int number) {
    return new ItemKey("alice", new UUID(0, number));
  }

  @Test
  void theTextIsAsTheFileSays() throws IOException {
    check(TEXT, explanation().text());
  }

  @Test
  void theJsonIsAsTheFileSays() throws IOException {
    check(JSON, explanation().json() + "\n");
  }

  private static void check(Path file, String written) throws IOException {
    if ("rewrite".equals(System.getProperty("t4dx.golden"))) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, written);
    }
    assertThat(written).isEqualTo(Files.readString(file));
  }

  @Test
  void theJsonSaysWhatTheRecordSays() {
    Explanation<SearchResult> explanation = explanation();
    Map<String, ?> tree = JsonTree.parse(explanation.json());
    assertThat(tree.get("lsn")).isEqualTo(explanation.lsn());
    assertThat(tree.get("found")).isEqualTo((long) explanation.result().hits().size());
    assertThat(tree.get("question"))
        .isEqualTo(
            Map.of(
                "kind", "SEARCH",
                "namespace", "alice",
                "where", explanation.question().where().text(),
                "order", "nearness",
                "limit", 4L));
    assertThat((List<?>) tree.get("places")).hasSameSizeAs(explanation.places());
    for (int i = 0; i < explanation.places().size(); i++) {
      Explanation.Place place = explanation.places().get(i);
      assertThat(((List<?>) tree.get("places")).get(i))
          .asInstanceOf(InstanceOfAssertFactories.MAP)
          .containsEntry("place", place.name())
          .containsEntry("choice", place.choice().name())
          .containsEntry("why", place.why());
    }
  }
}
