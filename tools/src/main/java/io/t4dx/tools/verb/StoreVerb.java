package io.t4dx.tools.verb;

import io.t4dx.T4dx;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** A verb whose first argument is a store. */
public abstract class StoreVerb extends Verb {
  @Parameters(index = "0", paramLabel = "STORE", description = "the store's directory")
  private Path store;

  /** For the verbs. */
  protected StoreVerb() {}

  protected final Path directory() {
    return store;
  }

  /** Opens the store, which must be there; it neither sleeps nor merges beside the command. */
  protected final Store open() {
    requireStore();
    return T4dx.open(store, quiet().build());
  }

  /** Opens the store with options of the verb's own, or makes one. */
  protected final Store openOrMake(StoreOptions.Builder options) {
    return T4dx.open(store, options.build());
  }

  /** Options for a command: a store does nothing by itself meanwhile. */
  protected final StoreOptions.Builder quiet() {
    return options().merging(false).sleep(SleepOptions.builder().automatic(false).build());
  }

  /** Whether there is something in the directory that looks like a store, damaged or not. */
  protected final boolean isThere() {
    return isThere(store);
  }

  private static boolean isThere(Path store) {
    return Files.exists(store.resolve("STORE.json"))
        || Files.exists(store.resolve("CURRENT"))
        || Files.isDirectory(store.resolve("wal"));
  }

  /**
   * Refuses to go on without a store: opening would make one where a path was mistyped.
   *
   * @throws Refusal where there is none
   */
  protected final void requireStore() {
    requireStore(store);
  }

  /**
   * Refuses to go on without a store in a directory.
   *
   * @throws Refusal where there is none
   */
  public static void requireStore(Path store) {
    if (!isThere(store)) {
      throw Refusal.unusable(
          Files.exists(store)
              ? store + " is no store"
              : "there is no store in " + store + ": no such directory",
          "give the directory of a store, or make one with 'tools/t4dx init " + store + "'");
    }
  }
}
