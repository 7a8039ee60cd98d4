package io.t4dx.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.component.Neuromodulator;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.model.ItemType;
import io.t4dx.model.Metadata;
import io.t4dx.query.EdgeFilter;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.MissingEdge;
import io.t4dx.write.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The bytes of each operation, which later versions must still read. After a change on purpose,
 * write the file again with {@code -Dt4dx.golden=rewrite} and review what changed.
 */
final class GoldenTest {
  private static final Path FILE =
      Path.of("src/test/resources/io/t4dx/core/codec/operations.golden");
  private static final UUID TEA = UUID.fromString("0193e7a0-7c2b-7a3b-8f2e-1234567890ab");
  private static final UUID COFFEE = UUID.fromString("f193e7a0-7c2b-7a3b-8f2e-1234567890ab");
  private static final Instant THEN = Instant.parse("2025-11-21T04:40:00.123456Z");
  private static final EdgeKey EDGE = new EdgeKey("alice", TEA, EdgeType.SIMILAR_TO, COFFEE);

  private static final List<Operation> OPERATIONS =
      List.of(
          new Operation.Insert(ItemDraft.in("alice").id(TEA).build(), List.of()),
          new Operation.Insert(wholeItem(), List.of(wholeEdge(), edgeElsewhere())),
          new Operation.UpdateFields(new ItemKey("alice", TEA), everyField()),
          new Operation.UpdateFields(new ItemKey("alice", TEA), everythingTakenAway()),
          new Operation.Delete(new ItemKey("alice", TEA)),
          new Operation.PutEdge(EdgeDraft.of("alice", TEA, EdgeType.USES, COFFEE, 1f)),
          new Operation.PutEdge(wholeEdge()),
          new Operation.DeleteEdge(EDGE),
          new Operation.UpdateEdgeWeight(EDGE, -0.05f, MissingEdge.LEAVE),
          new Operation.UpdateEdgeWeight(EDGE, 0.3f, MissingEdge.CREATE),
          new Operation.ScaleWeights(EdgeFilter.all("alice"), 0.95f),
          new Operation.ScaleWeights(wholeFilter(), 1.5f),
          new Operation.RequireItem(new ItemKey("alice", TEA)),
          new Operation.RequireEdge(EDGE),
          new Operation.UpdateFields(new ItemKey("alice", TEA), bothIncrements()),
          new Operation.DeleteUnchanged(new ItemKey("alice", TEA), 1042, -7046029254386353131L),
          new Operation.DeleteEdgeBelow(EDGE, 0.01f),
          new Operation.DeleteDanglingEdge(EDGE),
          new Operation.RequireUnchanged(new ItemKey("alice", TEA), 1042),
          new Operation.RequireNoItem(new ItemKey("alice", TEA)),
          new Operation.ChangeComponent(
              "dopamine", "DOPAMINE_EXPECTATION", Neuromodulator.setting(0.5)));

  private static ItemDraft wholeItem() {
    return ItemDraft.in("alice")
        .id(TEA)
        .content("likes \"green\" tea\n茶 \ud83c\udf75")
        .vector(0.1f, -0f, 1e-40f, Float.MAX_VALUE)
        .kappa(0.25f)
        .importance(0.7f)
        .type(ItemType.SEMANTIC)
        .eventTime(THEN)
        .validFrom(THEN)
        .validUntil(THEN.plusSeconds(3600))
        .accessCount(3)
        .session("morning")
        .metadata(
            Map.of(
                "text",
                "a/b",
                "long",
                9007199254740993L,
                "double",
                1.0,
                "flag",
                true,
                "list",
                List.of("a", 1L, -0.0, false)))
        .build();
  }

  private static EdgeDraft wholeEdge() {
    return new EdgeDraft(EDGE, 0.1f, Optional.of(THEN), Metadata.of("why", "both hot"));
  }

  private static EdgeDraft edgeElsewhere() {
    return EdgeDraft.of("bob", TEA, EdgeType.USES, COFFEE, 0f);
  }

  private static FieldUpdate everyField() {
    return FieldUpdate.builder()
        .content("likes tea")
        .vector(1f, 2f)
        .kappa(0.5f)
        .importance(0f)
        .type(ItemType.PROCEDURAL)
        .eventTime(THEN)
        .validFrom(THEN)
        .validUntil(THEN)
        .session("evening")
        .metadata("n", 1)
        .addToAccessCount(-2)
        .build();
  }

  private static FieldUpdate bothIncrements() {
    return FieldUpdate.builder().addToKappa(0.05f).addToAccessCount(1).build();
  }

  private static FieldUpdate everythingTakenAway() {
    return FieldUpdate.builder()
        .validWithoutEnd()
        .withoutSession()
        .metadata("kept", List.of())
        .withoutMetadata("gone")
        .build();
  }

  private static EdgeFilter wholeFilter() {
    return EdgeFilter.all("alice")
        .types(EdgeType.USES, EdgeType.CAUSES)
        .source(TEA)
        .target(COFFEE)
        .weightBetween(0.2f, 0.8f)
        .createdBetween(THEN, THEN.plusSeconds(60));
  }

  @Test
  void operationsAreWrittenAsTheFileSays() throws IOException {
    List<String> lines = OPERATIONS.stream().map(Encoding::text).toList();
    if ("rewrite".equals(System.getProperty("t4dx.golden"))) {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, lines.stream().collect(Collectors.joining("\n", "", "\n")));
    }
    assertThat(lines).isEqualTo(Files.readAllLines(FILE));
  }

  @Test
  void theFileReadsAsTheOperations() throws IOException {
    List<String> lines = Files.readAllLines(FILE, StandardCharsets.UTF_8);
    assertThat(lines).hasSameSizeAs(OPERATIONS);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(Encoding.decode(lines.get(i))).isEqualTo(List.of(OPERATIONS.get(i)));
    }
  }
}
