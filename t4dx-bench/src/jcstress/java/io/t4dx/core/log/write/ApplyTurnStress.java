package io.t4dx.core.log.write;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A group is applied after the one before it, and sees what that did. */
@JCStressTest
@Outcome(id = "12", expect = ACCEPTABLE, desc = "in their order")
@Outcome(expect = FORBIDDEN, desc = "in another one")
@State
public class ApplyTurnStress {
  private final ApplyTurn turn = new ApplyTurn();
  private int applied;

  @Actor
  public void first() {
    turn.await(1);
    applied = 1;
    turn.done(1);
  }

  @Actor
  public void second(I_Result result) {
    turn.await(2);
    applied = 10 * applied + 2;
    result.r1 = applied;
    turn.done(2);
  }
}
