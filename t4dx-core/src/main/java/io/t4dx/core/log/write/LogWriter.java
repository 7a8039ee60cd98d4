package io.t4dx.core.log.write;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.log.LineTooLongException;
import io.t4dx.core.log.LogClosedException;
import io.t4dx.core.log.LogMetrics;
import io.t4dx.core.log.LogOptions;
import io.t4dx.core.log.LogPoisonedException;
import io.t4dx.core.log.LogStatus;
import io.t4dx.core.log.read.LogEnd;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Appends writes to the log, for any number of threads.
 *
 * <p>There is no writing thread. The thread that finds the queue empty leads: it takes what waits
 * as one group, writes and syncs it, applies it, and wakes the others; meanwhile the next leader is
 * already writing. A writer that is alone does all by itself, without any hand-off.
 */
public final class LogWriter<W extends PendingWrite> implements AutoCloseable {
  private final LogOptions options;
  private final LogListener<? super W> listener;
  private final LogMetrics metrics = new LogMetrics();
  private final WriteQueue queue = new WriteQueue();
  private final ApplyTurn turn = new ApplyTurn();
  private final Semaphore places;
  private final FileSequence files;
  private final GroupCommit commit;
  private final Groundwork groundwork;
  private final Pace pace;
  private long groups;
  private volatile long publishedLsn;

  private LogWriter(
      Disk disk,
      UUID store,
      LogOptions options,
      LogEnd end,
      LongSupplier clock,
      LogListener<? super W> listener,
      Function<Groundwork, Pace> pacing)
      throws IOException {
    this.options = options;
    this.listener = listener;
    places = new Semaphore(options.maxQueued(), true);
    int zeros = options.syncMode().durable() ? options.firstZeros() : 0;
    FileCreation creation = new FileCreation(disk, zeros);
    creation.prepareDirectory();
    files = new FileSequence(disk, store, options, metrics, creation, end);
    commit = new GroupCommit(options, clock, metrics, files);
    groundwork = new Groundwork(files, creation, options, metrics, clock);
    publishedLsn = end.nextLsn() - 1;
    pace = pacing.apply(groundwork);
  }

  /**
   * Goes on with a log, in a new file.
   *
   * @param end where it ends, as its recovery found it
   * @param clock microseconds since 1970; may stand still or go back
   */
  public static <W extends PendingWrite> LogWriter<W> open(
      Disk disk,
      UUID store,
      LogOptions options,
      LogEnd end,
      LongSupplier clock,
      LogListener<? super W> listener)
      throws IOException {
    return new LogWriter<>(
        disk,
        store,
        options,
        end,
        clock,
        listener,
        groundwork ->
            new GroundworkThread(groundwork, options.syncMode(), disk.describe("")).start());
  }

  /**
   * Goes on with a log, without a thread in the background: writers do the groundwork too, each
   * after its own group. With one writer, the disk sees the same operations in every run. Syncs of
   * mode INTERVAL are not done.
   */
  public static <W extends PendingWrite> LogWriter<W> openWithoutThread(
      Disk disk,
      UUID store,
      LogOptions options,
      LogEnd end,
      LongSupplier clock,
      LogListener<? super W> listener)
      throws IOException {
    return new LogWriter<>(disk, store, options, end, clock, listener, Pace::inTurn);
  }

  /** A writer whose groundwork is done only when a test asks for a step of it. */
  static <W extends PendingWrite> LogWriter<W> openByHand(
      Disk disk,
      UUID store,
      LogOptions options,
      LogEnd end,
      LongSupplier clock,
      LogListener<? super W> listener)
      throws IOException {
    return new LogWriter<>(disk, store, options, end, clock, listener, groundwork -> Pace.byHand());
  }

  /**
   * Appends a write and returns when it is applied and published. Not ended by an interrupt.
   *
   * @throws LineTooLongException if its line would be too long; nothing was written
   * @throws LogPoisonedException if this or an earlier write failed: whether it survives a crash is
   *     unknown
   * @throws LogClosedException if the log is closed; nothing was written
   */
  public void append(W write) throws IOException {
    check(write);
    places.acquireUninterruptibly();
    try {
      pass(write);
    } finally {
      places.release();
    }
    Throwable failure = write.failure;
    if (failure != null) {
      throw told(failure);
    }
  }

  /** Begins a new file and returns the LSN that all entries in earlier files are at or below. */
  public long rotate() throws IOException {
    Rotation rotation = new Rotation();
    perform(rotation);
    return rotation.boundary;
  }

  /** Makes everything durable that was appended before. */
  public void sync() throws IOException {
    perform(errand(commit::syncNow));
  }

  /**
   * Goes on in a fresh file after a failed write or sync; does nothing where none failed.
   *
   * @throws IOException if the disk is not healthy enough; can be tried again
   */
  public void resume() throws IOException {
    perform(errand(commit::resume));
  }

  /** Seals the log; writes that come later are refused. A poisoned log is closed without a seal. */
  @Override
  public void close() throws IOException {
    pace.end();
    perform(errand(this::closeFiles));
  }

  private void closeFiles() throws IOException {
    try {
      commit.close();
    } finally {
      groundwork.close();
      files.closeActive();
    }
  }

  /**
   * Deletes the oldest files as long as no entry in them lies beyond an LSN, never the newest.
   *
   * @return what was deleted
   */
  public List<String> release(long lsn) throws IOException {
    return files.closedFiles().release(lsn);
  }

  /**
   * The numbers of the files that a log needs to go on from one LSN to another that is published:
   * at least the one that begins after that, which says what came before it.
   */
  public SortedSet<Long> filesOf(long after, long upTo) {
    // The active one first: when it is left meanwhile, it is among the closed ones as well.
    ActiveFile active = files.active();
    SortedSet<Long> numbers = files.closedFiles().between(after, upTo);
    if (active.firstLsn() <= upTo + 1) {
      numbers.add(active.number());
    }
    if (numbers.isEmpty()) {
      // Writes that failed have used up the numbers between: the next file begins behind them.
      numbers.add(files.closedFiles().firstBeyond(upTo).orElse(active.number()));
    }
    return numbers;
  }

  /** The bytes of all files. */
  public long bytes() {
    return files.closedFiles().bytes() + files.active().size();
  }

  public LogMetrics metrics() {
    return metrics;
  }

  /** The newest LSN that is applied and published. */
  public long publishedLsn() {
    return publishedLsn;
  }

  /** The newest LSN that is known to be durable. */
  public long durableLsn() {
    return files.durableLsn();
  }

  /** What made the log refuse writes; null where it takes them. */
  public @Nullable LogPoisonedException poisoning() {
    return files.poisoning();
  }

  public LogStatus status() {
    ActiveFile file = files.active();
    LogStatus.State state =
        files.poisoning() != null
            ? LogStatus.State.POISONED
            : commit.isClosed() ? LogStatus.State.SEALED : LogStatus.State.OPEN;
    return new LogStatus(
        files.closedFiles().firstLsn(file.firstLsn()),
        publishedLsn,
        durableLsn(),
        files.closedFiles().count() + 1,
        files.closedFiles().bytes() + file.size(),
        files.lastSyncAt(),
        state);
  }

  private void check(W write) {
    int length = write.payloadLength();
    byte[] bytes = write.payload();
    int from = write.payloadOffset();
    if (length < 2 || bytes[from] != '[' || bytes[from + length - 1] != ']') {
      throw new IllegalArgumentException(
          "the payload of a write is a JSON array, but these " + length + " bytes are not");
    }
    long line = GroupCommit.bound(write);
    if (line > options.maxLineBytes()) {
      metrics.refusal();
      throw new LineTooLongException(line, options.maxLineBytes());
    }
  }

  private void perform(Errand errand) throws IOException {
    pass(errand);
    Throwable failure = errand.failure;
    if (failure != null) {
      throw told(failure);
    }
  }

  private void pass(Ticket ticket) {
    ticket.begin();
    if (queue.push(ticket) || ticket.await() == Ticket.LEADING) {
      lead(ticket);
    }
  }

  /**
   * Does the work of a group: its own ticket's and that of those behind it.
   *
   * <p>The leadership is handed on when the group before is applied, which is before this group is.
   */
  private void lead(Ticket head) {
    Ticket last = head;
    Throwable failure = null;
    long group = ++groups;
    try {
      if (head instanceof PendingWrite write) {
        last = queue.groupEnd(write, options.maxGroupBytes(), options.maxQueued());
        commit.commit(write, last);
      } else {
        ((Errand) head).run();
      }
    } catch (Throwable e) {
      // What is on the disk is unknown, but the store is as it was: a fresh file can go on.
      failure = e instanceof IOException ? e : files.poison(new IOException(e));
    }
    long rotation = commit.takeRotation();
    turn.await(group);
    queue.handOn(last);
    failure = publish(head, last, rotation, failure);
    turn.done(group);
    handBack(head, last, failure);
    pace.poke();
  }

  private @Nullable Throwable publish(
      Ticket head, Ticket last, long rotation, @Nullable Throwable failure) {
    try {
      if (rotation != GroupCommit.NOT_ROTATED) {
        listener.rotated(rotation);
      }
      if (failure == null && head instanceof PendingWrite) {
        apply(head, last);
      }
      return failure;
    } catch (Throwable e) {
      return files.poison(e);
    }
  }

  // Only append pushes a PendingWrite, and what it pushes is a W.
  @SuppressWarnings("unchecked")
  private void apply(Ticket head, Ticket last) {
    for (Ticket ticket = head; ; ticket = GroupCommit.next(ticket)) {
      listener.apply((W) ticket);
      if (ticket == last) {
        break;
      }
    }
    long lsn = ((PendingWrite) last).lsn;
    listener.published(lsn);
    publishedLsn = lsn;
  }

  private static void handBack(Ticket head, Ticket last, @Nullable Throwable failure) {
    head.failure = failure;
    Ticket ticket = head == last ? null : GroupCommit.next(head);
    while (ticket != null) {
      // The owner may use it again at once: what is needed of it is read before.
      Ticket next = ticket == last ? null : GroupCommit.next(ticket);
      ticket.failure = failure;
      ticket.handBack(Ticket.DONE);
      ticket = next;
    }
  }

  /** Each thread gets an exception of its own, so that its trace tells of its own call. */
  private static IOException told(Throwable failure) {
    return switch (failure) {
      case LogPoisonedException poisoned -> poisoned.again();
      case LogClosedException _ -> new LogClosedException();
      case IOException e -> e;
      default -> new IOException(failure);
    };
  }

  private static Errand errand(Work work) {
    return new Errand() {
      @Override
      void run() throws IOException {
        work.run();
      }
    };
  }

  private interface Work {
    void run() throws IOException;
  }

  private final class Rotation extends Errand {
    private long boundary;

    @Override
    void run() throws IOException {
      boundary = commit.rotate();
    }
  }

  /** For tests: one step of the groundwork. */
  boolean groundworkStep() {
    return groundwork.step();
  }

  /** For tests: the sync of mode INTERVAL. */
  void syncInterval() {
    groundwork.syncInterval();
  }
}
