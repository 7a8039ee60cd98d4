package io.t4dx.index.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.index.graph.Links;
import io.t4dx.index.kernel.Metric;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roaringbitmap.RoaringBitmap;

/** A merged index is as good as one that was built from the merged rows. */
final class MergeTest {
  private static final int DIMENSION = 40;

  private record Merge(List<MergeSource> sources, Rows merged) {
    VectorIndex run(BuildOptions options) {
      MemorySegment image =
          VectorIndex.merge(
              sources,
              merged.segment(),
              merged.count(),
              DIMENSION,
              Metric.COSINE,
              options,
              Arena.ofAuto());
      return VectorIndex.open(image, merged.segment());
    }
  }

  /** Splits rows into parts, drops some, and lays the rest out in a random order. */
  private static Merge split(int count, int[] weights, double dropped, long seed) {
    Random random = new Random(seed);
    float[][] vectors = Rows.mixtureVectors(count, DIMENSION, seed, seed);
    List<List<float[]>> parts = new ArrayList<>();
    int total = Arrays.stream(weights).sum();
    for (int ignored : weights) {
      parts.add(new ArrayList<>());
    }
    for (float[] vector : vectors) {
      int part = 0;
      for (int place = random.nextInt(total); place >= weights[part]; part++) {
        place -= weights[part];
      }
      parts.get(part).add(vector);
    }
    List<int[]> newRows = new ArrayList<>();
    List<int[]> kept = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      int[] newRowOf = new int[parts.get(part).size()];
      for (int row = 0; row < newRowOf.length; row++) {
        newRowOf[row] = -1;
        if (random.nextDouble() >= dropped) {
          kept.add(new int[] {part, row});
        }
      }
      newRows.add(newRowOf);
    }
    Collections.shuffle(kept, random);
    float[][] merged = new float[kept.size()][];
    for (int row = 0; row < merged.length; row++) {
      int[] from = kept.get(row);
      newRows.get(from[0])[from[1]] = row;
      merged[row] = parts.get(from[0]).get(from[1]);
    }
    List<MergeSource> sources = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      Rows rows = Rows.of(parts.get(part).toArray(new float[0][]));
      sources.add(new MergeSource(rows.index(Metric.COSINE), newRows.get(part)));
    }
    return new Merge(sources, Rows.of(merged));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void randomPartsWithRandomDeletionsKeepTheRecallOfAFreshBuild(long seed) {
    Random random = new Random(seed);
    int[] weights = random.ints(2 + random.nextInt(4), 1, 10).toArray();
    double dropped = random.nextInt(3) * 0.25;
    Merge merge = split(4000, weights, dropped, seed);
    VectorIndex merged = merge.run(BuildOptions.DEFAULT);
    merged.verify();
    VectorIndex fresh = merge.merged().index(Metric.COSINE);
    float[][] queries = Rows.mixtureVectors(200, DIMENSION, seed, seed + 1);
    double recallMerged = recall(merge.merged(), merged, queries);
    double recallFresh = recall(merge.merged(), fresh, queries);
    assertThat(recallMerged)
        .as("seed %d, weights %s, dropped %s", seed, Arrays.toString(weights), dropped)
        .isGreaterThanOrEqualTo(recallFresh - 0.01);
  }

  private static double recall(Rows rows, VectorIndex index, float[][] queries) {
    double sum = 0;
    for (float[] query : queries) {
      Hits hits = index.search(SearchRequest.of(query, 10).ef(48));
      sum += Rows.recall(hits, rows.truth(Metric.COSINE, query, 10, rows.all()));
    }
    return sum / queries.length;
  }

  @Test
  void severalThreadsMergeAsWell() {
    Merge merge = split(4000, new int[] {1, 1, 1}, 0.1, 9);
    VectorIndex merged = merge.run(BuildOptions.DEFAULT.withThreads(3));
    merged.verify();
    assertThat(recall(merge.merged(), merged, Rows.mixtureVectors(100, DIMENSION, 9, 10)))
        .isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void everyRowOfAMergeCanBeFound() {
    Merge merge = split(2500, new int[] {5, 3, 1}, 0.3, 11);
    VectorIndex merged = merge.run(BuildOptions.DEFAULT);
    assertThat(reachable(merged)).isEqualTo(merged.distinct());
    int found = 0;
    for (float[] vector : merge.merged().vectors()) {
      Hits hits = merged.search(SearchRequest.of(vector, 1).ef(64));
      found += hits.score(0) > 0.9999f ? 1 : 0;
    }
    assertThat(found).isGreaterThanOrEqualTo(merged.distinct() * 995 / 1000);
  }

  /** Nodes that links on the ground lead to from any one node. */
  private static int reachable(VectorIndex index) {
    Links links = index.image().ground();
    int[] neighbours = new int[2 * index.image().layout().m()];
    RoaringBitmap seen = RoaringBitmap.bitmapOf(0);
    ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(0));
    while (!queue.isEmpty()) {
      int count = links.load(queue.remove(), neighbours);
      for (int i = 0; i < count; i++) {
        if (seen.checkedAdd(neighbours[i])) {
          queue.add(neighbours[i]);
        }
      }
    }
    return seen.getCardinality();
  }

  @Test
  void rowsThatRepeatAcrossPartsBecomeOneNode() {
    float[][] vectors = Rows.mixtureVectors(600, DIMENSION, 5, 5);
    Rows part = Rows.of(vectors);
    float[][] twice = new float[1200][];
    int[] first = new int[600];
    int[] second = new int[600];
    for (int row = 0; row < 600; row++) {
      first[row] = 2 * row;
      second[row] = 2 * row + 1;
      twice[2 * row] = vectors[row];
      twice[2 * row + 1] = vectors[row];
    }
    Merge merge =
        new Merge(
            List.of(
                new MergeSource(part.index(Metric.COSINE), first),
                new MergeSource(part.index(Metric.COSINE), second)),
            Rows.of(twice));
    VectorIndex merged = merge.run(BuildOptions.DEFAULT);
    merged.verify();
    assertThat(merged.distinct()).isEqualTo(600);
    assertThat(merged.search(SearchRequest.of(vectors[9], 2)).rows()).containsExactly(18, 19);
  }

  @Test
  void mergesOfNothingAndOfNewRowsWork() {
    Rows rows = Rows.mixture(300, DIMENSION, 1);
    assertThat(new Merge(List.of(), rows).run(BuildOptions.DEFAULT).rows()).isEqualTo(300);
    VectorIndex index = rows.index(Metric.COSINE);
    int[] none = new int[300];
    Arrays.fill(none, -1);
    Rows others = Rows.mixture(200, DIMENSION, 2);
    VectorIndex merged =
        new Merge(List.of(new MergeSource(index, none)), others).run(BuildOptions.DEFAULT);
    merged.verify();
    assertThat(merged.search(SearchRequest.of(others.vectors()[5], 1)).row(0)).isEqualTo(5);
  }

  @Test
  void sourcesThatDoNotFitAreRefused() {
    Rows rows = Rows.mixture(50, DIMENSION, 1);
    VectorIndex index = rows.index(Metric.DOT);
    assertThatThrownBy(() -> new MergeSource(index, new int[3]))
        .isInstanceOf(IllegalArgumentException.class);
    Merge merge = new Merge(List.of(new MergeSource(index, new int[50])), rows);
    assertThatThrownBy(() -> merge.run(BuildOptions.DEFAULT)).hasMessageContaining("by DOT");
  }
}
