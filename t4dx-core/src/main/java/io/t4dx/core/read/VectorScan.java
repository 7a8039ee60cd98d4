package io.t4dx.core.read;

import io.t4dx.core.memtable.ItemNode;
import io.t4dx.core.memtable.ItemVersion;
import io.t4dx.core.memtable.Memtable;
import io.t4dx.core.memtable.NamespaceTable;
import io.t4dx.core.memtable.RowBlock;
import io.t4dx.core.memtable.SessionRows;
import io.t4dx.core.memtable.VectorRows;
import io.t4dx.core.view.View;
import io.t4dx.model.Item;
import io.t4dx.model.ItemFields;
import io.t4dx.model.Parts;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Exact search of the memtables: every visible vector of a namespace, or of the sessions that are
 * asked for, is compared. Rows are scored before anything else is asked of them, unless a filter
 * may spare most of them that: then it comes first.
 */
final class VectorScan {
  private static final int RUN = 64;

  private final View view;
  private final String namespace;
  private final QueryScore score;
  private final @Nullable Predicate<ItemFields> filter;
  private final Set<String> sessions;
  private final @Nullable Predicate<ItemFields> holds;
  private final SearchTrace trace;
  private final float[] scores = new float[RUN];
  private final int[] indexes = new int[RUN];

  /**
   * A search.
   *
   * @param filter a test that may reject most items; null where none is asked for but the sessions
   * @param sessions only items of these count; empty where all do
   * @param holds a test that most items pass, asked only of what is near; null where there is none
   * @param trace is told how it goes
   */
  VectorScan(
      View view,
      String namespace,
      QueryScore score,
      @Nullable Predicate<ItemFields> filter,
      Set<String> sessions,
      @Nullable Predicate<ItemFields> holds,
      SearchTrace trace) {
    this.view = view;
    this.namespace = namespace;
    this.score = score;
    this.filter = filter;
    this.sessions = sessions;
    this.holds = holds;
    this.trace = trace;
  }

  /** How many vectors there are, those that count no more among them. */
  long rows() {
    long rows = 0;
    for (Memtable memtable : view.memtables()) {
      VectorRows vectors = vectors(memtable);
      rows += vectors == null ? 0 : vectors.rows();
    }
    return rows;
  }

  void run(TopK best) {
    for (Memtable memtable : view.memtables()) {
      NamespaceTable table = memtable.namespace(namespace);
      VectorRows rows = table == null ? null : table.vectors();
      if (rows != null) {
        trace.scanning();
        long compared = sessions.isEmpty() ? scan(rows, best) : scanSessions(table, rows, best);
        trace.scanned(memtable, compared);
      }
    }
  }

  private @Nullable VectorRows vectors(Memtable memtable) {
    NamespaceTable table = memtable.namespace(namespace);
    return table == null ? null : table.vectors();
  }

  /** How many rows it compared. */
  private long scan(VectorRows rows, TopK best) {
    long compared = 0;
    int left = rows.rows();
    for (RowBlock block : rows.blocks()) {
      int filled = Math.min(left, block.capacity());
      left -= filled;
      for (int from = 0; from < filled; from += RUN) {
        int count = Math.min(RUN, filled - from);
        if (filter == null) {
          scanAll(block, from, count, best);
          compared += count;
        } else {
          compared += scanFiltered(block, from, count, filter, best);
        }
      }
    }
    return compared;
  }

  /** An item has one session at a time, so that nothing is offered twice. */
  private long scanSessions(NamespaceTable table, VectorRows rows, TopK best) {
    long compared = 0;
    for (String session : sessions) {
      SessionRows listed = table.sessionRows(session);
      if (listed != null) {
        int count = listed.count();
        compared +=
            filter == null
                ? scanSession(rows, listed.rows(), count, session, best)
                : scanFiltered(rows, listed.rows(), count, session, filter, best);
      }
    }
    return compared;
  }

  private long scanFiltered(
      VectorRows rows,
      int[] numbers,
      int count,
      String session,
      Predicate<ItemFields> passes,
      TopK best) {
    long compared = 0;
    Predicate<ItemFields> here = fields -> isIn(session, fields) && passes.test(fields);
    for (int i = 0; i < count; i++) {
      RowBlock block = rows.block(numbers[i]);
      compared += scanFiltered(block, numbers[i] - block.firstRow(), 1, here, best);
    }
    return compared;
  }

  /**
   * Nearly all of a session's rows are those of its items, and few are near: only of these it is
   * asked.
   */
  private long scanSession(VectorRows rows, int[] numbers, int count, String session, TopK best) {
    long compared = 0;
    int from = 0;
    while (from < count) {
      RowBlock block = rows.block(numbers[from]);
      int visible = 0;
      for (; from < count && visible < RUN && block.has(numbers[from]); from++) {
        indexes[visible] = numbers[from] - block.firstRow();
        visible += block.isVisible(indexes[visible], view.lsn()) ? 1 : 0;
      }
      offer(block, visible, session, best);
      compared += visible;
    }
    return compared;
  }

  /** Rows are scored by four: which others there are must not change the last bits of a score. */
  private void offer(RowBlock block, int count, String session, TopK best) {
    int scored = count;
    for (; scored % 4 != 0; scored++) {
      indexes[scored] = indexes[count - 1];
    }
    score.gathered(block, indexes, scored, scores);
    for (int i = 0; i < count; i++) {
      if (scores[i] >= best.bound()) {
        ItemNode node = block.owner(indexes[i]);
        ItemFields fields = versionOf(node).fields();
        if (isIn(session, fields) && (holds == null || holds.test(fields))) {
          best.offer(scores[i], node);
        }
      }
    }
  }

  private static boolean isIn(String session, ItemFields fields) {
    return fields.session().isPresent() && fields.session().get().equals(session);
  }

  private void scanAll(RowBlock block, int from, int count, TopK best) {
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

  private int scanFiltered(
      RowBlock block, int from, int count, Predicate<ItemFields> passes, TopK best) {
    int compared = 0;
    for (int index = from; index < from + count; index++) {
      if (!block.isVisible(index, view.lsn())) {
        continue;
      }
      ItemNode node = block.owner(index);
      ItemFields fields = versionOf(node).fields();
      if (passes.test(fields) && (holds == null || holds.test(fields))) {
        float candidate = score.one(block, index);
        compared++;
        if (candidate >= best.bound()) {
          best.offer(candidate, node);
        }
      }
    }
    return compared;
  }

  /**
   * A visible row's item has a full version in the row's own memtable: patches are kept there too.
   */
  private ItemVersion versionOf(ItemNode node) {
    return versionOf(node, view.lsn());
  }

  static ItemVersion versionOf(ItemNode node, long lsn) {
    ItemVersion version = node.at(lsn);
    if (version == null) {
      throw new IllegalStateException("the row of " + node.key() + " outlived its item");
    }
    return version;
  }

  /** The item of a vector that was found. */
  static Item itemOf(ItemNode node, long lsn, Parts parts) {
    return ItemWalk.toItem(node, versionOf(node, lsn), parts);
  }
}
