package io.t4dx.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemFields;
import io.t4dx.model.ItemKey;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows of a session lie together, and namespaces stay apart. */
final class SessionOrderTest {
  /** Rows are written as NAMESPACE:SESSION, or NAMESPACE alone where there is no session. */
  private static int @Nullable [] places(String... rows) {
    SegmentModel model = new SegmentModel(2);
    for (int row = 0; row < rows.length; row++) {
      String[] parts = rows[row].split(":");
      ItemDraft.Builder draft = ItemDraft.in(parts[0]);
      if (parts.length > 1) {
        draft.session(parts[1]);
      }
      ItemKey key = new ItemKey(parts[0], new UUID(0, row));
      model.put(key, row, ItemFields.of(draft.build(), 0), "", new float[] {1, row});
    }
    SessionOrder order = new SessionOrder(rows.length);
    ItemCursor items = model.items();
    while (items.next()) {
      order.add(items);
    }
    return order.places();
  }

  @Test
  void rowsOfASessionAreARun() {
    assertThat(places("a:x", "a:y", "a", "a:x", "a", "a:y")).containsExactly(0, 2, 4, 1, 5, 3);
  }

  @Test
  void namespacesAreNotMixed() {
    assertThat(places("a:x", "a:y", "a:x", "b:y", "b:x", "b:y")).containsExactly(0, 2, 1, 3, 5, 4);
  }

  @Test
  void whatIsInOrderIsLeftAsItIs() {
    assertThat(places()).isNull();
    assertThat(places("a", "a", "b")).isNull();
    assertThat(places("a:x", "a:x", "a:y", "b:x")).isNull();
  }
}
