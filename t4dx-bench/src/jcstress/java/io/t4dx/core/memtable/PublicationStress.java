package io.t4dx.core.memtable;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.t4dx.core.live.SegmentSet;
import io.t4dx.core.view.Layers;
import io.t4dx.core.view.View;
import io.t4dx.core.view.Views;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemKey;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * Who pins the view of a write finds everything of it in the memtable, in each of the places where
 * it looks: the item and its text, the row of its vector, its session. Who pins the view before it
 * finds nothing.
 */
@JCStressTest
@Outcome(id = "0, 0, 0, 0", expect = ACCEPTABLE, desc = "before the write")
@Outcome(id = "1, 1, 1, 1", expect = ACCEPTABLE, desc = "after the write")
@Outcome(expect = FORBIDDEN, desc = "a part of a write")
@State
public class PublicationStress {
  private static final ItemKey KEY = new ItemKey("alice", new UUID(1, 1));
  private static final ItemFields FIELDS =
      ItemFields.of(ItemDraft.in("alice").session("monday").build(), 0);

  private final Memtable memtable = new Memtable(1);
  private final Layers layers = new Layers(List.of(memtable), SegmentSet.empty());
  private final Views views = new Views(new View(0, layers, Map.of()));

  /** The engine's one writing thread. */
  @Actor
  public void write() {
    memtable.putItem(KEY, 1, FIELDS, "text", new float[] {3, 4}, 0);
    memtable.advanceTo(1);
    views.publish(new View(1, layers, Map.of()));
  }

  /** Any thread that reads. */
  @Actor
  public void read(IIII_Result result) {
    try (View view = views.pin()) {
      long lsn = view.lsn();
      result.r1 = (int) lsn;
      NamespaceTable table = memtable.namespace("alice");
      if (table != null) {
        ItemNode node = table.item(KEY.id());
        ItemVersion version = node == null ? null : node.at(lsn);
        result.r2 = version != null && version.body().content().equals("text") ? 1 : 0;
        VectorRows rows = table.vectors();
        result.r3 = rows != null && rows.rows() > 0 && isThere(rows, 0, lsn) ? 1 : 0;
        SessionRows listed = table.sessionRows("monday");
        result.r4 =
            listed != null
                    && listed.count() > 0
                    && rows != null
                    && isThere(rows, listed.rows()[0], lsn)
                ? 1
                : 0;
      }
    }
  }

  private static boolean isThere(VectorRows rows, int row, long lsn) {
    RowBlock block = rows.block(row);
    int index = row - block.firstRow();
    return block.isVisible(index, lsn)
        && block.owner(index).key().equals(KEY)
        && block.vectors()[0] == 3
        && block.vectors()[1] == 4
        && block.inverseNorm(index) > 0;
  }
}
