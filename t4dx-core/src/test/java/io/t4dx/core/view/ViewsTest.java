package io.t4dx.core.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.t4dx.core.live.SegmentSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The horizon is the oldest view that somebody pins. */
final class ViewsTest {
  private final Views views = new Views(view(0));

  private static View view(long lsn) {
    return new View(lsn, new Layers(List.of(), SegmentSet.empty()), Map.of());
  }

  @Test
  void followsTheNewestWhereNobodyReads() {
    for (long lsn = 1; lsn <= 1000; lsn++) {
      views.publish(view(lsn));
      assertThat(views.horizon()).isEqualTo(lsn);
    }
  }

  @Test
  void staysAtTheOldestPinUntilItIsReleased() {
    views.publish(view(1));
    View held = views.pin();
    for (long lsn = 2; lsn <= 1000; lsn++) {
      views.publish(view(lsn));
      assertThat(views.horizon()).isEqualTo(1);
    }
    View later = views.pin();
    views.publish(view(1001));
    held.close();
    assertThat(views.horizon()).isEqualTo(1000);
    later.close();
    assertThat(views.horizon()).isEqualTo(1001);
  }

  @Test
  void aViewCanBePinnedAgainOnlyWhileItIsPinned() {
    View held = views.pin();
    held.pinAgain().close();
    views.publish(view(1));
    held.close();
    assertThatIllegalStateException().isThrownBy(held::pinAgain);
  }
}
