package io.t4dx.compaction.archive;

import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.model.ItemType;
import io.t4dx.model.Metadata;
import io.t4dx.write.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Items to forget, each another one. */
final class Memories {
  private static final Instant THEN = Instant.parse("2025-11-21T04:40:00.123456Z");

  private Memories() {}

  static UUID id(int number) {
    return new UUID(0x0193e7a07c2b7a3bL, 0x8f2e_0000_0000_0000L + number);
  }

  static ItemKey key(int number) {
    return new ItemKey("alice", id(number));
  }

  /** An item with every field, an edge from it to another one, and one from that one to it. */
  static Operation.Insert item(int number, int neighbour) {
    return new Operation.Insert(
        draft(number), List.of(edge(number, neighbour), edge(neighbour, number)));
  }

  /** An item without edges. */
  static Operation.Insert loner(int number) {
    return new Operation.Insert(draft(number), List.of());
  }

  static Operation.PutEdge dropped(int source, int target) {
    return new Operation.PutEdge(edge(source, target));
  }

  private static ItemDraft draft(int number) {
    return ItemDraft.in("alice")
        .id(id(number))
        .content("likes \"green\" tea\n茶 \ud83c\udf75 number " + number)
        .vector(0.1f, -0f, number)
        .kappa(0.04f)
        .importance(0.01f)
        .type(ItemType.EPISODIC)
        .eventTime(THEN)
        .validFrom(THEN)
        .validUntil(THEN.plusSeconds(3600))
        .accessCount(3)
        .session("morning")
        .metadata(Map.of("long", 9007199254740993L, "list", List.of("a", 1L, -0.0, false)))
        .build();
  }

  private static EdgeDraft edge(int source, int target) {
    EdgeKey key = new EdgeKey("alice", id(source), EdgeType.SIMILAR_TO, id(target));
    return new EdgeDraft(key, 0.1f, Optional.of(THEN), Metadata.of("why", "both hot"));
  }
}
