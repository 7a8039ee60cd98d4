package io.t4dx.tools.look;

import io.t4dx.T4dx;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.model.ItemType;
import io.t4dx.model.Metadata;
import io.t4dx.store.Store;
import io.t4dx.store.StoreOptions;
import io.t4dx.tools.Shell;
import io.t4dx.write.FieldUpdate;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.UUID;

/** A small store of two segments that is the same each time. */
final class Shelf {
  static final String TEA = "00000000-0000-0000-0000-000000000001";

  private Shelf() {}

  static StoreOptions options() {
    return Shell.options(StoreOptions.builder()).merging(false).build();
  }

  private static UUID id(int number) {
    return new UUID(0, number);
  }

  /** Writes it and closes it. */
  static void fill(Path directory) {
    try (Store store = T4dx.open(directory, options())) {
      fill(store);
    }
  }

  static void fill(Store store) {
    store.insert(
        ItemDraft.in("alice")
            .id(id(1))
            .content("likes green tea")
            .kappa(0.25f)
            .importance(0.75f)
            .session("monday")
            .metadata(Metadata.of("topic", "tea", "rank", 3))
            .vector(1, 0, 0, 0)
            .build(),
        EdgeDraft.of("alice", id(1), EdgeType.CAUSES, id(2), 0.5f));
    store.insert(
        ItemDraft.in("alice")
            .id(id(2))
            .content("asked for tea in the meeting, and got coffee")
            .type(ItemType.SEMANTIC)
            .kappa(0.5f)
            .vector(0, 1, 0, 0)
            .build());
    store.insert(ItemDraft.in("bob").id(id(3)).content("no vector").build());
    store.flush();
    store.update(new ItemKey("alice", id(1)), FieldUpdate.builder().kappa(0.875f).build());
    store.delete(new ItemKey("bob", id(3)));
    store.insert(
        ItemDraft.in("alice").id(id(4)).content("the kettle is new").vector(0, 0, 1, 0).build(),
        EdgeDraft.of("alice", id(4), EdgeType.SIMILAR_TO, id(1), 0.25f));
    store.flush();
  }

  /** Changes a byte of a file. */
  static void damage(Path file, long offset) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(offset);
      int old = bytes.read();
      bytes.seek(offset);
      bytes.write(old ^ 4);
    }
  }
}
