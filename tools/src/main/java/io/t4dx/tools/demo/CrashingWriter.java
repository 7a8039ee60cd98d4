package io.t4dx.tools.demo;

import io.t4dx.T4dx;
import io.t4dx.model.ItemDraft;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.tools.verb.NamespaceOption;
import java.nio.file.Path;

/**
 * The process that is killed: it writes notes one by one for ever, and says which of them were
 * acknowledged.
 */
public final class CrashingWriter {
  /** The session of all that it writes. */
  static final String SESSION = "the crash";

  private CrashingWriter() {}

  /** Writes until it is killed; the first argument is the store. */
  public static void main(String[] arguments) {
    StoreOptions options =
        StoreOptions.builder().sleep(SleepOptions.builder().automatic(false).build()).build();
    try (Store store = T4dx.open(Path.of(arguments[0]), options)) {
      for (long i = 1; ; i++) {
        String text = "note " + i + " of a process that will not live long";
        store.insert(
            ItemDraft.in(NamespaceOption.DEFAULT)
                .content(text)
                .vector(Embedding.of(text))
                .session(SESSION)
                .importance(0.3f)
                .build());
        System.out.println(i);
      }
    }
  }
}
