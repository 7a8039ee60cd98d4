package io.t4dx.index.csr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.page.Fuzz;
import io.t4dx.index.page.Twins;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edges in rows against a plain list of edges. */
final class CsrGraphTest {
  private static final long SEED = Fuzz.SEED;

  @Test
  void everyEdgeIsFoundFromBothEnds() {
    Random random = new Random(SEED);
    for (int round = 0; round < 100; round++) {
      int nodes = random.nextInt(60);
      int types = round % 10 == 0 ? 300 + random.nextInt(60_000) : 1 + random.nextInt(6);
      EdgeModel model = EdgeModel.random(random, nodes, types, random.nextInt(400));
      String which = "seed %d, round %d".formatted(SEED, round);
      List<MemorySegment> out = Twins.of(model.out());
      List<MemorySegment> in = Twins.of(model.in());
      for (int twin = 0; twin < 2; twin++) {
        CsrGraph graph = CsrGraph.open(out.get(twin), in.get(twin));
        assertThat(graph.nodes()).as(which).isEqualTo(nodes);
        assertThat(graph.edges()).as(which).isEqualTo(model.edges().size());
        checkOut(graph.out(), model, which);
        checkIn(graph.in(), model, which);
        graph.verify();
      }
    }
  }

  /** A byte, two bytes and four bytes for each type, and the borders between them. */
  @ParameterizedTest
  @ValueSource(ints = {255, 256, 257, 65_535, 65_536, 65_537, 70_000})
  void asManyTypesAsEdges(int count) {
    OutEdgesBuilder builder = new OutEdgesBuilder(3, count);
    for (int type = 0; type < count; type++) {
      builder.add(1, type, type % 3, 0.5f, type);
    }
    MemorySegment image = builder.build(Arena.ofAuto());
    OutEdges out = OutEdges.open(image);
    out.verify();
    for (int type = 0; type < count; type++) {
      if (out.type(type) != type || out.find(1, type, type % 3) != type) {
        throw new AssertionError("type " + type + " of " + count + " is " + out.type(type));
      }
    }
    InEdges in = InEdges.open(InEdges.build(out, Arena.ofAuto()));
    in.verify(out);
    assertThat(in.end(2) - in.first(2)).isEqualTo(count / 3);
  }

  private static void checkOut(OutEdges out, EdgeModel model, String which) {
    int ordinal = 0;
    for (int node = 0; node < model.nodes(); node++) {
      assertThat(out.first(node)).as(which).isEqualTo(ordinal);
      int[] targets = new int[out.end(node) - ordinal];
      out.targets(ordinal, out.end(node), targets);
      for (int i = 0; i < targets.length; i++) {
        EdgeModel.Edge edge = model.edges().get(ordinal);
        assertThat(targets[i]).as(which).isEqualTo(edge.target()).isEqualTo(out.target(ordinal));
        assertThat(out.source(ordinal)).as(which).isEqualTo(node).isEqualTo(edge.source());
        assertThat(out.type(ordinal)).as(which).isEqualTo(edge.type());
        assertThat(out.weight(ordinal)).as(which).isEqualTo(edge.weight());
        assertThat(out.created(ordinal)).as(which).isEqualTo(edge.created());
        int found = out.find(node, edge.type(), edge.target());
        assertThat(model.edges().get(found)).as(which).matches(other -> same(other, edge));
        assertThat(found == 0 || !same(model.edges().get(found - 1), edge)).as(which).isTrue();
        ordinal++;
      }
      assertThat(out.find(node, model.types(), 0)).as(which).isEqualTo(-1);
    }
    assertThat(ordinal).as(which).isEqualTo(model.edges().size());
  }

  private static boolean same(EdgeModel.Edge one, EdgeModel.Edge other) {
    return one.source() == other.source()
        && one.type() == other.type()
        && one.target() == other.target();
  }

  private static void checkIn(InEdges in, EdgeModel model, String which) {
    for (int node = 0; node < model.nodes(); node++) {
      List<Integer> ordinals = new ArrayList<>();
      int[] sources = new int[in.end(node) - in.first(node)];
      in.sources(in.first(node), in.end(node), sources);
      for (int slot = in.first(node); slot < in.end(node); slot++) {
        ordinals.add(in.ordinal(slot));
        assertThat(model.edges().get(in.ordinal(slot)).source())
            .as(which)
            .isEqualTo(in.source(slot))
            .isEqualTo(sources[slot - in.first(node)]);
      }
      assertThat(ordinals).as(which).isEqualTo(model.reaching(node));
    }
  }

  @Test
  void edgesMustComeInOrderAndBetweenNodes() {
    OutEdgesBuilder builder = new OutEdgesBuilder(3, 2);
    assertThat(builder.add(1, 1, 1, 0.5f, 7)).isZero();
    assertThat(builder.add(1, 1, 1, 0.5f, 7)).isEqualTo(1);
    assertThatThrownBy(() -> builder.add(1, 1, 0, 0, 0)).hasMessageContaining("sorts below");
    assertThatThrownBy(() -> builder.add(1, 0, 2, 0, 0)).hasMessageContaining("sorts below");
    assertThatThrownBy(() -> builder.add(0, 1, 2, 0, 0)).hasMessageContaining("sorts below");
    assertThatThrownBy(() -> builder.add(3, 0, 0, 0, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> builder.add(2, 2, 0, 0, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(OutEdges.open(builder.build(Arena.ofAuto())).edges()).isEqualTo(2);
    assertThatThrownBy(() -> new OutEdgesBuilder(1, 70_000).build(Arena.ofAuto()))
        .hasMessageContaining("70000 types");
  }

  @Test
  void inEdgesOfAnotherGraphAreRefused() {
    EdgeModel one = EdgeModel.random(new Random(SEED), 10, 2, 30);
    EdgeModel other = EdgeModel.random(new Random(SEED + 1), 10, 2, 31);
    assertThatThrownBy(() -> CsrGraph.open(one.out(), other.in()))
        .isInstanceOf(CorruptIndexException.class)
        .hasMessageContaining("31");
  }

  @Test
  void damageIsReported() {
    EdgeModel model = EdgeModel.random(new Random(SEED), 20, 3, 60);
    MemorySegment out = model.out();
    MemorySegment in = model.in();
    Fuzz.everyFlippedByteIsReported(out, cut -> OutEdges.open(cut).verify());
    Fuzz.everyFlippedByteIsReported(in, cut -> InEdges.open(cut).verify(OutEdges.open(out)));
    Fuzz.everyTruncationIsReported(out, OutEdges::open);
    Fuzz.everyTruncationIsReported(in, InEdges::open);
    Fuzz.aNewerVersionIsRefused(out, OutEdges::open);
    Fuzz.aNewerVersionIsRefused(in, InEdges::open);
  }

  @Test
  void mutatedOutEdgesAreReportedOrReadSafely() {
    List<EdgeModel> models = models();
    Fuzz.run(
        models.stream().map(EdgeModel::out).toList(),
        (which, image, intact) -> {
          OutEdges out = OutEdges.open(image);
          EdgeModel model = models.get(which);
          walk(out);
          if (intact) {
            checkOut(out, model, "seed " + SEED);
          }
          out.verify();
        });
  }

  @Test
  void mutatedInEdgesAreReportedOrReadSafely() {
    List<EdgeModel> models = models();
    Fuzz.run(
        models.stream().map(EdgeModel::in).toList(),
        (which, image, intact) -> {
          InEdges in = InEdges.open(image);
          EdgeModel model = models.get(which);
          for (int node = 0; node < in.nodes(); node++) {
            for (int slot = in.first(node); slot < in.end(node); slot++) {
              assertThat(in.source(slot)).isBetween(0, in.nodes() - 1);
              assertThat(in.ordinal(slot)).isBetween(0, in.edges() - 1);
            }
          }
          if (intact) {
            checkIn(in, model, "seed " + SEED);
          }
          in.verify(OutEdges.open(model.out()));
        });
  }

  private static void walk(OutEdges out) {
    for (int node = 0; node < out.nodes(); node++) {
      for (int ordinal = out.first(node); ordinal < out.end(node); ordinal++) {
        assertThat(out.target(ordinal)).isBetween(0, out.nodes() - 1);
        assertThat(out.type(ordinal)).isBetween(0, out.types() - 1);
        out.weight(ordinal);
        out.created(ordinal);
      }
      out.find(node, 0, 0);
    }
    if (out.edges() > 0) {
      assertThat(out.source(out.edges() - 1)).isBetween(0, out.nodes() - 1);
    }
  }

  private static List<EdgeModel> models() {
    Random random = new Random(SEED);
    return IntStream.of(0, 1, 30, 200)
        .mapToObj(count -> EdgeModel.random(random, 1 + count / 5, count == 30 ? 400 : 3, count))
        .toList();
  }
}
