package io.t4dx.index.thread;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets the threads that an application waits for go before one that works in the background.
 *
 * <p>A thread's priority means something to most systems, but on Linux the JVM does not pass it on.
 * There the thread's nice value is raised instead, which anyone may do and only root can undo. That
 * is a native call, which needs {@code --enable-native-access} for this module; without it nothing
 * is changed and nothing is printed.
 */
public final class Priority {
  /** Against a thread of the usual priority on the same processor such a one gets a tenth. */
  static final int NICE = 10;

  /** To setpriority(2): what follows is one thread, not a group or a user. */
  private static final int OF_A_THREAD = 0;

  private static final Optional<Calls> CALLS = Calls.find();

  private Priority() {}

  /** Lets others go before the thread that calls this, for good, and before those it starts. */
  @SuppressWarnings("ThreadPriorityCheck") // Nothing is wrong where priorities mean nothing.
  public static void lower() {
    Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
    CALLS.ifPresent(Calls::lower);
  }

  /** Does a task on a thread of its own that others go before, and waits until it is done. */
  public static void doLow(String name, Runnable task) {
    Errand errand = new Errand(task);
    Thread thread = Thread.ofPlatform().name(name).daemon().start(errand);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    errand.rethrow();
  }

  private static final class Errand implements Runnable {
    private final Runnable task;
    private Optional<Throwable> failure = Optional.empty();

    Errand(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      try {
        lower();
        task.run();
      } catch (RuntimeException | Error e) {
        failure = Optional.of(e);
      }
    }

    /** For whoever saw the thread end. */
    void rethrow() {
      if (failure.orElse(null) instanceof RuntimeException e) {
        throw e;
      }
      if (failure.orElse(null) instanceof Error e) {
        throw e;
      }
    }
  }

  /** The nice value of the thread that calls this; none where it cannot be told. */
  static Optional<Integer> nice() {
    return CALLS.map(Calls::nice);
  }

  private record Calls(MethodHandle gettid, MethodHandle getpriority, MethodHandle setpriority) {
    @SuppressWarnings("restricted")
    static Optional<Calls> find() {
      boolean isLinux = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");
      if (!isLinux || !Priority.class.getModule().isNativeAccessEnabled()) {
        return Optional.empty();
      }
      Linker linker = Linker.nativeLinker();
      SymbolLookup libc = linker.defaultLookup();
      // Not every libc has all of them.
      if (Stream.of("gettid", "getpriority", "setpriority")
          .anyMatch(name -> libc.find(name).isEmpty())) {
        return Optional.empty();
      }
      return Optional.of(
          new Calls(
              linker.downcallHandle(libc.findOrThrow("gettid"), FunctionDescriptor.of(JAVA_INT)),
              linker.downcallHandle(
                  libc.findOrThrow("getpriority"),
                  FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT)),
              linker.downcallHandle(
                  libc.findOrThrow("setpriority"),
                  FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT))));
    }

    /** Where the system refuses, the thread works as it did. */
    int lower() {
      try {
        return (int) setpriority.invokeExact(OF_A_THREAD, (int) gettid.invokeExact(), NICE);
      } catch (Throwable e) {
        throw new AssertionError("a system call threw", e);
      }
    }

    int nice() {
      try {
        return (int) getpriority.invokeExact(OF_A_THREAD, (int) gettid.invokeExact());
      } catch (Throwable e) {
        throw new AssertionError("a system call threw", e);
      }
    }
  }
}
