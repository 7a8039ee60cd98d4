package io.t4dx.core.read;

import io.t4dx.core.memtable.ItemNode;
import io.t4dx.core.memtable.ItemVersion;
import io.t4dx.core.memtable.Memtable;
import io.t4dx.core.memtable.NamespaceTable;
import io.t4dx.core.memtable.RowBlock;
import io.t4dx.core.memtable.VectorRows;
import io.t4dx.core.view.View;
import io.t4dx.index.kernel.Metric;
import io.t4dx.model.ItemFields;
import io.t4dx.model.Parts;
import io.t4dx.query.Hit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Exact search: every visible vector of a namespace is compared. Rows are scored in runs, before
 * anything else is asked of them, unless a filter may spare most of them that: then it comes first.
 */
final class VectorScan {
  private static final int RUN = 64;

  private final View view;
  private final String namespace;
  private final QueryScore score;
  private final @Nullable Predicate<ItemFields> filter;
  private final @Nullable Predicate<ItemFields> holds;
  private final TopK best;
  private final Parts parts;
  private final float[] scores = new float[RUN];

  /**
   * A search.
   *
   * @param filter a test that may reject most items; null where none is asked for
   * @param holds a test that most items pass, asked only of what is near; null where there is none
   * @param parts what the hits carry
   */
  VectorScan(
      View view,
      String namespace,
      Metric metric,
      float[] query,
      int k,
      @Nullable Predicate<ItemFields> filter,
      @Nullable Predicate<ItemFields> holds,
      Parts parts) {
    this.parts = parts;
    this.view = view;
    this.namespace = namespace;
    this.score = new QueryScore(metric, query);
    this.filter = filter;
    this.holds = holds;
    this.best = new TopK(Math.clamp(rowsIn(view, namespace), 1, k));
  }

  /** The hits, best first. */
  List<Hit> hits() {
    for (Memtable memtable : view.memtables()) {
      NamespaceTable table = memtable.namespace(namespace);
      VectorRows rows = table == null ? null : table.vectors();
      if (rows != null) {
        scan(rows);
      }
    }
    List<Hit> hits = new ArrayList<>(best.size());
    while (best.size() > 0) {
      float worst = best.worstScore();
      ItemNode node = best.removeWorst();
      hits.add(new Hit(ItemLookup.toItem(node, versionOf(node), parts), worst));
    }
    Collections.reverse(hits);
    return hits;
  }

  private void scan(VectorRows rows) {
    int left = rows.rows();
    for (RowBlock block : rows.blocks()) {
      int filled = Math.min(left, block.capacity());
      left -= filled;
      for (int from = 0; from < filled; from += RUN) {
        int count = Math.min(RUN, filled - from);
        if (filter == null) {
          scanAll(block, from, count);
        } else {
          scanFiltered(block, from, count, filter);
        }
      }
    }
  }

  private void scanAll(RowBlock block, int from, int count) {
    score.run(block, from, count, scores);
    for (int i = 0; i < count; i++) {
      if (scores[i] >= best.bound() && block.isVisible(from + i, view.lsn())) {
        ItemNode node = block.owner(from + i);
        if (holds == null || holds.test(versionOf(node).fields())) {
          best.offer(scores[i], node);
        }
      }
    }
  }

  private void scanFiltered(RowBlock block, int from, int count, Predicate<ItemFields> passes) {
    for (int index = from; index < from + count; index++) {
      if (!block.isVisible(index, view.lsn())) {
        continue;
      }
      ItemNode node = block.owner(index);
      ItemFields fields = versionOf(node).fields();
      if (passes.test(fields) && (holds == null || holds.test(fields))) {
        float candidate = score.one(block, index);
        if (candidate >= best.bound()) {
          best.offer(candidate, node);
        }
      }
    }
  }

  /**
   * A visible row's item has a full version in the row's own memtable: patches are kept there too.
   */
  private ItemVersion versionOf(ItemNode node) {
    ItemVersion version = node.at(view.lsn());
    if (version == null) {
      throw new IllegalStateException("the row of " + node.key() + " outlived its item");
    }
    return version;
  }

  private static long rowsIn(View view, String namespace) {
    long rows = 0;
    for (Memtable memtable : view.memtables()) {
      NamespaceTable table = memtable.namespace(namespace);
      VectorRows vectors = table == null ? null : table.vectors();
      rows += vectors == null ? 0 : vectors.rows();
    }
    return rows;
  }
}
