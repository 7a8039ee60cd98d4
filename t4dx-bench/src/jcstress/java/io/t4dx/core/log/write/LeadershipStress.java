package io.t4dx.core.log.write;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * Of two threads that come to a log again and again one leads at a time, each sees what the other
 * did before it, and none waits for ever.
 */
@JCStressTest
@Outcome(id = "4", expect = ACCEPTABLE, desc = "each has led, one after the other")
@Outcome(expect = FORBIDDEN, desc = "two led at once")
@State
public class LeadershipStress {
  private static final class Plain extends Errand {
    @Override
    void run() {}
  }

  private final WriteQueue queue = new WriteQueue();

  /** Not volatile: what one leader wrote is there for the next. */
  private int led;

  @Actor
  public void first() {
    lead();
    lead();
  }

  @Actor
  public void second() {
    lead();
    lead();
  }

  private void lead() {
    Ticket ticket = new Plain();
    ticket.begin();
    if (queue.push(ticket) || ticket.await() == Ticket.LEADING) {
      led++;
      queue.handOn(ticket);
    }
  }

  @Arbiter
  public void afterwards(I_Result result) {
    result.r1 = led;
  }
}
