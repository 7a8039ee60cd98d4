package io.t4dx.core.engine;

import io.t4dx.core.live.LiveSegment;
import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.view.View;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.store.StoreEvent;
import io.t4dx.store.T4dxException;
import java.util.function.Supplier;

/**
 * A read of a view that may find out that bytes of a segment are damaged, or that the disk does not
 * give what is mapped, which is an {@link InternalError}. Where only an index is, the segment does
 * without it from then on, and the read is done again.
 */
final class GuardedRead {
  private final View view;
  private final Events events;

  GuardedRead(View view, Events events) {
    this.view = view;
    this.events = events;
  }

  <T> T answer(Supplier<T> question) {
    try {
      return question.get();
    } catch (CorruptSegmentException | CorruptIndexException | InternalError e) {
      examine(e);
    }
    try {
      return question.get();
    } catch (CorruptSegmentException | CorruptIndexException e) {
      throw damaged(e);
    }
  }

  /**
   * Looks where the damage is.
   *
   * @throws T4dxException.StoreDamaged if it is not in an index that can be done without
   */
  void examine(Throwable found) {
    for (LiveSegment live : view.segments().oldestFirst()) {
      for (CorruptSegmentException damage : live.segment().verify()) {
        events.tell(
            new StoreEvent.SegmentDamaged(
                live.segment().number(), String.valueOf(damage.getMessage())));
        if (!damage.isOfIndex()) {
          damage.addSuppressed(found);
          throw damaged(damage);
        }
      }
    }
  }

  private static T4dxException damaged(RuntimeException cause) {
    return new T4dxException.StoreDamaged(
        cause.getMessage()
            + "; close the store and run 't4dx repair STORE --salvage', which keeps all that can be"
            + " read",
        cause);
  }
}
