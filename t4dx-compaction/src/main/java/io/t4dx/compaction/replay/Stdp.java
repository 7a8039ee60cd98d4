package io.t4dx.compaction.replay;

/**
 * Multiplicative spike-timing-dependent plasticity: an edge along the order of a replay gains the
 * less the heavier it is, an edge against it loses the less the lighter it is, and both change the
 * less the further apart its ends were replayed.
 *
 * <p>Replay never carries a weight over a bound. A weight that was given outside the bounds is not
 * pulled inside at once: it moves towards them by the same small steps, and never away from them.
 *
 * <p>{@code StrictMath} computes the changes, so that a pass gives the same bits on every machine.
 *
 * @param gain A+, the largest gain of one pairing
 * @param loss A-, the largest loss of one pairing
 * @param exponent mu, how strongly the present weight damps a change; 0 is additive, 1 proportional
 * @param decayMillis tau, the time over which the effect of a pairing falls to 1/e
 * @param windowMillis pairings further apart than this change nothing
 * @param lightest no edge is depressed below this
 * @param heaviest no edge is potentiated above this
 * @param intervalMillis the time between two neighbours of a replayed sequence
 */
public record Stdp(
    double gain,
    double loss,
    double exponent,
    double decayMillis,
    double windowMillis,
    double lightest,
    double heaviest,
    double intervalMillis) {

  private static final Stdp DEFAULTS = new Stdp(0.008, 0.0084, 0.5, 20, 200, 0.05, 0.95, 50);

  /** Refuses values that make no plasticity. */
  public Stdp {
    within("gain", gain, 0, 1);
    within("loss", loss, 0, 1);
    within("exponent", exponent, 0, 1);
    within("decayMillis", decayMillis, 1, 10_000);
    within("windowMillis", windowMillis, 0, 100_000);
    within("lightest", lightest, 0, 1);
    within("heaviest", heaviest, lightest, 1);
    within("intervalMillis", intervalMillis, 1, 10_000);
  }

  /** The values of the design. */
  public static Stdp withDefaults() {
    return DEFAULTS;
  }

  /** How far apart two items were replayed that are so many places apart in a sequence. */
  public double apartMillis(int places) {
    return places * intervalMillis;
  }

  /** How many places apart items of a sequence can be and still change an edge. */
  public int reach() {
    return (int) (windowMillis / intervalMillis);
  }

  /** The weight of an edge after its source was replayed so long before its target. */
  public double potentiate(double weight, double apartMillis) {
    check(weight, apartMillis);
    if (weight >= heaviest || apartMillis > windowMillis) {
      return weight;
    }
    double damped = StrictMath.pow(1 - weight, exponent);
    return Math.min(heaviest, weight + gain * damped * decay(apartMillis));
  }

  /** The weight of an edge after its target was replayed so long before its source. */
  public double depress(double weight, double apartMillis) {
    check(weight, apartMillis);
    if (weight <= lightest || apartMillis > windowMillis) {
      return weight;
    }
    double damped = StrictMath.pow(weight, exponent);
    return Math.max(lightest, weight - loss * damped * decay(apartMillis));
  }

  private double decay(double apartMillis) {
    return StrictMath.exp(-apartMillis / decayMillis);
  }

  private static void check(double weight, double apartMillis) {
    within("weight", weight, 0, 1);
    within("apartMillis", apartMillis, 0, Double.MAX_VALUE);
  }

  /** Also refuses what is no number. */
  private static void within(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          name + " is " + value + ", must be from " + least + " to " + most);
    }
  }
}
