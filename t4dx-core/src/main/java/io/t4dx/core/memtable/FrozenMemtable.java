package io.t4dx.core.memtable;

/**
 * A memtable that takes no more writes and waits to be made durable elsewhere: what is handed over
 * to a {@link FlushTarget}. It is complete as of its last LSN; versions beyond that are changes
 * which newer memtables carry as well.
 */
public final class FrozenMemtable {
  private final Memtable memtable;
  private final Runnable whenInstalled;

  /**
   * A memtable to be handed over.
   *
   * @param whenInstalled lets go of the memtable and of the log files that only it needed
   */
  public FrozenMemtable(Memtable memtable, Runnable whenInstalled) {
    this.memtable = memtable;
    this.whenInstalled = whenInstalled;
  }

  public Memtable memtable() {
    return memtable;
  }

  public long firstLsn() {
    return memtable.firstLsn();
  }

  public long lastLsn() {
    return memtable.lastLsn();
  }

  /**
   * Says that everything in it is durable and readable elsewhere. Its log files are deleted and it
   * leaves the memory as soon as no view reads it.
   */
  public void installed() {
    whenInstalled.run();
  }
}
