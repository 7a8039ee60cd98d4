package io.t4dx.core.shutdown;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shuts down on SIGTERM and SIGINT and then exits with 0; a second signal ends the process at once,
 * with 1. A JVM that has no {@code sun.misc.Signal} shuts down too, but exits with the signal's
 * status.
 */
public final class Signals {
  private static final Logger LOG = LoggerFactory.getLogger(Signals.class);
  private static final List<String> NAMES = List.of("TERM", "INT");

  private Signals() {}

  /** Has something run when the process is told to end, by a signal or by {@code System.exit}. */
  public static void onEnd(Runnable shutdown) {
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("t4dx-shutdown").unstarted(shutdown));
    AtomicInteger received = new AtomicInteger();
    try {
      for (String name : NAMES) {
        handle(name, () -> receive(received, shutdown));
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.info("signals are left to the JVM, which runs the shutdown too: {}", e.getMessage());
    }
  }

  private static void receive(AtomicInteger received, Runnable shutdown) {
    if (received.getAndIncrement() > 0) {
      Runtime.getRuntime().halt(1);
    }
    Thread.ofPlatform()
        .name("t4dx-signal")
        .start(
            () -> {
              shutdown.run();
              Runtime.getRuntime().exit(0);
            });
  }

  /**
   * Reflectively: javac warns of this class, and no flag of an embedder should be needed for it.
   */
  private static void handle(String name, Runnable action) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object ours =
        Proxy.newProxyInstance(
            Signals.class.getClassLoader(),
            new Class<?>[] {handler},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "handle" -> {
                    action.run();
                    yield null;
                  }
                  case "equals" -> proxy == arguments[0];
                  case "hashCode" -> System.identityHashCode(proxy);
                  default -> "t4dx";
                });
    signal
        .getMethod("handle", signal, handler)
        .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
  }
}
