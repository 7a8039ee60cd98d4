package io.t4dx.core.view;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.t4dx.core.live.SegmentSet;
import java.util.List;
import java.util.Map;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * What a reader pins, twice in a row, is held while it has it, though it stops being the newest
 * meanwhile, and is let go afterwards. Two threads: jcstress leaves out what needs more processors
 * than there are.
 */
@JCStressTest
@Outcome(id = "1, 1, 0", expect = ACCEPTABLE, desc = "held, and let go in the end")
@Outcome(expect = FORBIDDEN, desc = "let go while it was read, or never")
@State
public class PinStress {
  private final Layers layers = new Layers(List.of(), SegmentSet.empty());
  private final View first = new View(0, layers, Map.of());
  private final Views views = new Views(first);

  @Actor
  public void publish() {
    views.publish(new View(1, layers, Map.of()));
  }

  @Actor
  public void read(III_Result result) {
    result.r1 = heldWhileRead();
    result.r2 = heldWhileRead();
  }

  private int heldWhileRead() {
    View view = views.pin();
    int held = view.isPinned() ? 1 : 0;
    view.close();
    return held;
  }

  @Arbiter
  public void afterwards(III_Result result) {
    result.r3 = first.isPinned() ? 1 : 0;
  }
}
