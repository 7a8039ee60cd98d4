package io.t4dx.component;

import io.t4dx.model.Bytes;

/** One level, which a cold start puts at its baseline. */
public final class Neuromodulator implements Component {
  public static final String DOPAMINE_EXPECTATION = "DOPAMINE_EXPECTATION";
  public static final String SEROTONIN_MOOD = "SEROTONIN_MOOD";
  public static final String NOREPINEPHRINE_AROUSAL = "NOREPINEPHRINE_AROUSAL";
  public static final String ACETYLCHOLINE_ATTENTION = "ACETYLCHOLINE_ATTENTION";
  private static final int VERSION = 1;

  private final String name;
  private final String type;
  private final double baseline;
  private volatile double level;

  /**
   * A level under a name.
   *
   * @param type what a change of it is called
   */
  public Neuromodulator(String name, String type, double baseline) {
    if (!Double.isFinite(baseline)) {
      throw new IllegalArgumentException("baseline is " + baseline + "; it must be finite");
    }
    this.name = name;
    this.type = type;
    this.baseline = baseline;
    this.level = baseline;
  }

  /** The reward that is expected; 0 at a cold start. */
  public static Neuromodulator dopamine() {
    return new Neuromodulator("dopamine", DOPAMINE_EXPECTATION, 0);
  }

  /** The mood; 0.5 at a cold start. */
  public static Neuromodulator serotonin() {
    return new Neuromodulator("serotonin", SEROTONIN_MOOD, 0.5);
  }

  /** Arousal; 0.5 at a cold start. */
  public static Neuromodulator norepinephrine() {
    return new Neuromodulator("norepinephrine", NOREPINEPHRINE_AROUSAL, 0.5);
  }

  /** Attention; 0.5 at a cold start. */
  public static Neuromodulator acetylcholine() {
    return new Neuromodulator("acetylcholine", ACETYLCHOLINE_ATTENTION, 0.5);
  }

  /** The data of a change. */
  public static Bytes setting(double level) {
    return new StateOutput().putDouble(level).bytes();
  }

  public double level() {
    return level;
  }

  /** What a change of it is called. */
  public String type() {
    return type;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void reset() {
    level = baseline;
  }

  @Override
  public Bytes save() {
    return StateOutput.ofVersion(VERSION).putDouble(level).bytes();
  }

  @Override
  public void restore(Bytes state) {
    StateInput in = StateInput.ofState(name, VERSION, state);
    double its = in.takeDouble();
    in.end();
    level = its;
  }

  @Override
  public void check(String given, Bytes data) {
    if (!given.equals(type)) {
      throw StateInput.unknown(name, given);
    }
    StateInput in = StateInput.ofChange(given, data);
    in.takeDouble();
    in.end();
  }

  @Override
  public void apply(Change change) {
    level = StateInput.ofChange(change.type(), change.data()).takeDouble();
  }
}
