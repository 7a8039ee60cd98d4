package io.t4dx.compaction.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.model.Edge;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Item;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Micros;
import io.t4dx.query.EdgeFilter;
import io.t4dx.sleep.SleepPass;
import io.t4dx.sleep.SleepPlan;
import io.t4dx.sleep.SleepReport;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.MissingEdge;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random lives in which every pass is planned and then made: it changes what its plan says, and
 * nothing else, whatever of the store is in memory, in segments, patched, scaled or dead.
 */
final class SleepEffectsTest {
  private static final int LIVES = 10;
  private static final int NIGHTS = 6;
  private static final int IDS = 60;
  private static final List<EdgeType> TYPES = List.of(EdgeType.USES, EdgeType.CAUSES);

  static LongStream seeds() {
    return LongStream.range(0, LIVES);
  }

  /** What a store holds, without the numbers of the writes that made it. */
  private record World(Map<ItemKey, ItemDraft> items, Map<EdgeKey, Float> edges) {
    static World of(Bed bed) {
      World world = new World(new HashMap<>(), new HashMap<>());
      Bed.Contents contents = bed.contents();
      for (Item item : contents.items()) {
        world.items.put(item.key(), item.toDraft());
      }
      for (Edge edge : contents.edges()) {
        world.edges.put(edge.key(), edge.weight());
      }
      return world;
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aPassDoesWhatItsPlanSays(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Set<String> effects = new HashSet<>();
    try (Bed bed =
        Bed.made(
            sleep ->
                sleep
                    .set(SleepSetting.FORGET_AGE, 86_400 * 2)
                    .set(SleepSetting.EXPIRED_FOR, 86_400 * 1)
                    .set(SleepSetting.DANGLING_AGE, 86_400 * 2)
                    .set(SleepSetting.EDGE_WEIGHT_FROM, 0.1))) {
      for (int night = 0; night < NIGHTS; night++) {
        day(bed, random);
        if (random.nextInt(3) == 0) {
          bed.reopen();
        }
        for (SleepPass pass : SleepPass.values()) {
          World before = World.of(bed);
          SleepPlan plan = bed.store().sleep().plan(pass);
          SleepReport report = bed.store().sleep().execute(plan);
          assertThat(report.changedSince()).isEmpty();
          World after = World.of(bed);
          effects.addAll(kinds(plan));
          expect(plan, before, after);
          assertThat(after.items).isEqualTo(before.items);
          assertThat(after.edges).isEqualTo(before.edges);
        }
        assertThat(bed.store().sleep().plan(SleepPass.REM).rem().orElseThrow().clusters())
            .isEmpty();
        bed.pass(Duration.ofDays(1));
      }
    }
    assertThat(effects).contains("replay", "cluster", "victim");
  }

  /** Which kinds of effects a plan has. */
  private static Set<String> kinds(SleepPlan plan) {
    Set<String> kinds = new HashSet<>();
    plan.nrem().filter(nrem -> !nrem.replayed().isEmpty()).ifPresent(_ -> kinds.add("replay"));
    plan.nrem().filter(nrem -> !nrem.edges().isEmpty()).ifPresent(_ -> kinds.add("edge"));
    plan.rem().filter(rem -> !rem.clusters().isEmpty()).ifPresent(_ -> kinds.add("cluster"));
    plan.prune().filter(prune -> !prune.victims().isEmpty()).ifPresent(_ -> kinds.add("victim"));
    return kinds;
  }

  private static void day(Bed bed, SplittableRandom random) {
    int writes = random.nextInt(20, 80);
    for (int i = 0; i < writes; i++) {
      long id = random.nextInt(IDS);
      long other = random.nextInt(IDS);
      switch (random.nextInt(12)) {
        case 0, 1, 2, 3 -> bed.insert(draft(id, random));
        case 4, 5, 6 ->
            bed.edge(id, TYPES.get(random.nextInt(2)), other, random.nextInt(101) / 100f);
        case 7 ->
            bed.store()
                .update(
                    Bed.key(id), FieldUpdate.builder().kappa(random.nextInt(101) / 100f).build());
        case 8 -> bed.store().touch(Bed.key(id));
        case 9 ->
            bed.store()
                .updateEdgeWeight(
                    new EdgeKey(Bed.ALICE, Bed.id(id), EdgeType.USES, Bed.id(other)),
                    0.25f,
                    MissingEdge.CREATE);
        case 10 -> bed.store().scaleWeights(EdgeFilter.all(Bed.ALICE).types(EdgeType.USES), 0.75f);
        default -> {
          if (random.nextBoolean()) {
            bed.store().delete(Bed.key(id));
          } else {
            bed.store().flush();
          }
        }
      }
    }
  }

  private static ItemDraft.Builder draft(long id, SplittableRandom random) {
    int group = random.nextInt(4);
    float[] vector = new float[8];
    vector[group] = 1;
    for (int i = 0; i < vector.length; i++) {
      vector[i] += (float) random.nextDouble(-0.05, 0.05);
    }
    ItemDraft.Builder draft =
        Bed.draft(id)
            .vector(vector)
            .kappa(kappa(random))
            .importance(random.nextBoolean() ? 0f : random.nextInt(101) / 100f);
    if (random.nextBoolean()) {
      draft.session("session " + random.nextInt(3));
    }
    if (random.nextInt(4) == 0) {
      draft.eventTime(Bed.START).validUntil(Bed.START.plusSeconds(60));
    }
    return draft;
  }

  private static float kappa(SplittableRandom random) {
    return switch (random.nextInt(3)) {
      case 0 -> 0f;
      case 1 -> random.nextInt(30, 71) / 100f;
      default -> random.nextInt(101) / 100f;
    };
  }

  /** Makes of what was there before what the plan says. */
  private static void expect(SleepPlan plan, World world, World after) {
    plan.nrem()
        .ifPresent(
            nrem -> {
              nrem.replayed().forEach(replay -> gain(world, replay.key(), 0.05f));
              nrem.edges().forEach(edge -> world.edges.put(edge.key(), edge.after()));
            });
    plan.rem().ifPresent(rem -> rem.clusters().forEach(cluster -> expect(cluster, world, after)));
    plan.prune()
        .ifPresent(
            prune -> {
              prune.victims().forEach(victim -> forget(world, victim.key()));
              prune.edges().forEach(edge -> world.edges.remove(edge.key()));
            });
  }

  /** What is in a prototype is the matter of other tests. */
  private static void expect(SleepPlan.Cluster cluster, World world, World after) {
    ItemKey prototype = cluster.prototype();
    assertThat(world.items.containsKey(prototype)).isEqualTo(!cluster.isNew());
    ItemDraft made = after.items.get(prototype);
    assertThat(made).isNotNull();
    world.items.put(prototype, made);
    for (SleepPlan.Member member : cluster.members()) {
      gain(world, member.key(), 0.2f);
      String namespace = prototype.namespace();
      EdgeKey from =
          new EdgeKey(namespace, prototype.id(), EdgeType.MERGED_FROM, member.key().id());
      EdgeKey into =
          new EdgeKey(namespace, member.key().id(), EdgeType.CONSOLIDATED_INTO, prototype.id());
      world.edges.put(from, 0.8f);
      world.edges.put(into, 0.8f);
    }
  }

  private static void gain(World world, ItemKey key, float gain) {
    ItemDraft before = world.items.get(key);
    assertThat(before).isNotNull();
    world.items.put(key, withKappa(before, Math.min(1f, before.kappa() + gain)));
  }

  private static ItemDraft withKappa(ItemDraft draft, float kappa) {
    ItemDraft.Builder changed =
        ItemDraft.in(draft.namespace())
            .id(draft.id().orElseThrow())
            .content(draft.content())
            .kappa(kappa)
            .importance(draft.importance())
            .type(draft.type())
            .accessCount(draft.accessCount())
            .metadata(draft.metadata());
    draft.vector().ifPresent(changed::vector);
    draft.session().ifPresent(changed::session);
    draft.eventTime().ifPresent(time -> changed.eventTime(Micros.toInstant(time)));
    draft.validFrom().ifPresent(time -> changed.validFrom(Micros.toInstant(time)));
    draft.validUntil().ifPresent(time -> changed.validUntil(Micros.toInstant(time)));
    return changed.build();
  }

  private static void forget(World world, ItemKey key) {
    world.items.remove(key);
    world
        .edges
        .keySet()
        .removeIf(
            edge ->
                edge.namespace().equals(key.namespace())
                    && (edge.source().equals(key.id()) || edge.target().equals(key.id())));
  }
}
