package io.t4dx.sleep;

/**
 * Every number of sleep, with its default and its bounds. Times are in seconds; shares and weights
 * are from 0 to 1.
 */
public enum SleepSetting {
  /** NREM replays items whose kappa is below this. */
  REPLAY_KAPPA_BELOW(0.3, 0, 1),
  /** NREM replays items of this importance and more. */
  REPLAY_IMPORTANCE_FROM(0.3, 0, 1),
  /** NREM replays so many items in one cycle, the most important ones. */
  REPLAY_MOST(1_000, 0, 30_000),
  /** What a replayed item's kappa gains. */
  REPLAY_GAIN(0.05, 0, 1),
  /** Replayed items of a session that are further apart than this form no sequence. */
  SEQUENCE_GAP(1_800, 0.001, 86_400),
  /** A+ of the plasticity along a sequence. */
  STDP_GAIN(0.008, 0, 1),
  /** A- of the plasticity along a sequence. */
  STDP_LOSS(0.0084, 0, 1),
  /** Mu: how strongly the present weight damps a change. */
  STDP_EXPONENT(0.5, 0, 1),
  /** Tau, after which the effect of a pairing has fallen to 1/e. */
  STDP_DECAY(0.020, 0.001, 10),
  /** Pairings further apart than this change nothing. */
  STDP_WINDOW(0.200, 0, 100),
  /** How far apart neighbours of a sequence are replayed. */
  STDP_INTERVAL(0.050, 0.001, 10),
  /** Replay carries no edge below this. */
  STDP_LIGHTEST(0.05, 0, 1),
  /** Replay carries no edge above this. */
  STDP_HEAVIEST(0.95, 0, 1),

  /** REM clusters items from this kappa on. */
  CLUSTER_KAPPA_FROM(0.3, 0, 1),
  /** REM clusters items up to this kappa. */
  CLUSTER_KAPPA_TO(0.7, 0, 1),
  /** REM looks at so many items of a namespace in one cycle, the firmest ones. */
  CLUSTER_MOST(20_000, 0, 1_000_000),
  /** Fewer items are no cluster. */
  CLUSTER_SIZE(3, 2, 1_000),
  /** Density is told by the distance to this neighbour; more of them make more items noise. */
  CLUSTER_POINTS(2, 1, 64),
  /** The kappa of a prototype. */
  PROTOTYPE_KAPPA(0.85, 0, 1),
  /** What the kappa of an item gains that went into a prototype. */
  MEMBER_GAIN(0.2, 0, 1),
  /** The weight of the edges between a prototype and its members. */
  MEMBER_WEIGHT(0.8, 0, 1),
  /** How long the writer of prototypes may take for one. */
  WRITER_TIMEOUT(10, 0.001, 600),

  /** PRUNE forgets items whose kappa is below this, if their importance is low as well. */
  FORGET_KAPPA_BELOW(0.05, 0, 1),
  /** PRUNE forgets items whose importance is below this, if their kappa is low as well. */
  FORGET_IMPORTANCE_BELOW(0.1, 0, 1),
  /** Nothing is forgotten sooner than this after it was written, but by its time to live. */
  FORGET_AGE(30 * 86_400, 0, 1e10),
  /** An item that has not held for so long is expired, if its kappa is low. */
  EXPIRED_FOR(30 * 86_400, 0, 1e10),
  /** Expired items are forgotten below this kappa. */
  EXPIRED_KAPPA_BELOW(0.3, 0, 1),
  /** Everything is forgotten so long after it was written; 0 for never. */
  TIME_TO_LIVE(0, 0, 1e10),
  /** PRUNE forgets so many items in one cycle. */
  FORGET_MOST(100_000, 0, 10_000_000),
  /** Edges that weigh less are dropped. */
  EDGE_WEIGHT_FROM(0.01, 0, 1),
  /** Edges without an item at an end are dropped when they are as old as this; negative: never. */
  DANGLING_AGE(30 * 86_400, -1, 1e10),
  /** Segments of which so much is dead are written again. */
  REWRITE_DEAD_SHARE(0.2, 0.01, 1),

  /** The archive keeps so many bytes; what was forgotten first goes first. */
  ARCHIVE_BYTES(1L << 30, 0, 1e15),
  /** The journal keeps so many bytes. */
  JOURNAL_BYTES(64L << 20, 1 << 16, 1e12),

  /** The scheduler looks at the store so often. */
  LOOK_EVERY(1, 0.01, 3_600),
  /** A store is idle when it was not used for so long. */
  IDLE_AFTER(5, 0, 86_400),
  /** So many writes since the last cycle are full pressure. */
  PRESSURE_WRITES(50_000, 1, 1e12),
  /** At this pressure a cycle begins although the store is in use. */
  PRESSURE_LIMIT(1, 0, 1_000),
  /** Pressure falls to half in so much idle time after a cycle. */
  PRESSURE_HALF_LIFE(600, 1, 1e9),
  /** NREM is due when there are so many segments that no cycle has merged. */
  NREM_SEGMENTS(4, 1, 1_000),
  /** REM is due when so many items came between its bounds of kappa since it looked. */
  REM_ITEMS(100, 1, 1e12),
  /** PRUNE is due when such a share of all rows and edges is dead. */
  PRUNE_DEAD_SHARE(0.1, 0.01, 1),
  /** PRUNE is due when it has not looked for so long. */
  PRUNE_EVERY(86_400, 1, 1e9),
  /** The share of time in which a pass that nobody waits for works; it rests in between. */
  WORK_SHARE(0.5, 0.01, 1);

  private final double initially;
  private final double least;
  private final double most;

  SleepSetting(double initially, double least, double most) {
    this.initially = initially;
    this.least = least;
    this.most = most;
  }

  /** What it is unless another value is given. */
  public double initially() {
    return initially;
  }

  public double least() {
    return least;
  }

  public double most() {
    return most;
  }

  double check(double value) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          this + " is " + value + "; it must be from " + least + " to " + most);
    }
    return value;
  }
}
