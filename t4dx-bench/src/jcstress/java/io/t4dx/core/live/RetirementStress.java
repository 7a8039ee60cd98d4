package io.t4dx.core.live;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.roaringbitmap.RoaringBitmap;

/** Who was given an LSN sees each row that ceased to count up to it, singly and as a bitmap. */
@JCStressTest
@Outcome(id = "0, 0, 0", expect = ACCEPTABLE, desc = "before both")
@Outcome(id = "1, 1, 1", expect = ACCEPTABLE, desc = "as of the first")
@Outcome(id = "2, 2, 2", expect = ACCEPTABLE, desc = "as of the second")
@Outcome(expect = FORBIDDEN, desc = "a row that is dead in one place and live in another")
@State
public class RetirementStress {
  private final Retirements retirements = new Retirements(8, new RoaringBitmap());
  private volatile int published;

  @Actor
  public void write() {
    retirements.add(3, 1);
    published = 1;
    retirements.add(5, 2);
    published = 2;
  }

  @Actor
  public void read(III_Result result) {
    int lsn = published;
    result.r1 = lsn;
    result.r2 = (retirements.isRetired(3, lsn) ? 1 : 0) + (retirements.isRetired(5, lsn) ? 1 : 0);
    result.r3 = retirements.asOf(lsn).getCardinality();
  }
}
