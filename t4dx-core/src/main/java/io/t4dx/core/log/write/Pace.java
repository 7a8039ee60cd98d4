package io.t4dx.core.log.write;

/** When the groundwork is done. */
interface Pace {
  /** A leader is through with its group: there may be something to do. */
  void poke();

  /** Nothing more is done once this returns. */
  void end();

  /** Only when it is asked for, one step at a time. */
  static Pace byHand() {
    return new Pace() {
      @Override
      public void poke() {}

      @Override
      public void end() {}
    };
  }

  /**
   * By the writers, each after its own group: the disk sees the same operations in every run of one
   * writer.
   */
  static Pace inTurn(Groundwork groundwork) {
    return new Pace() {
      private boolean ended;

      @Override
      public synchronized void poke() {
        boolean more = !ended && groundwork.isBehind();
        while (more) {
          more = groundwork.step();
        }
      }

      @Override
      public synchronized void end() {
        ended = true;
      }
    };
  }
}
