package io.t4dx.torture.sim;

import io.t4dx.core.codec.OperationsReader;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.torture.oracle.Chronicle;
import io.t4dx.torture.oracle.Forgotten;
import io.t4dx.torture.oracle.Violation;
import io.t4dx.torture.oracle.World;
import io.t4dx.write.Operation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * What the archive on a disk has, as zcat prints it: neither the archive's own reader nor its
 * journal is asked.
 */
record ArchiveEntries(List<Operation> entries) {
  private static final String DIRECTORY = "archive";
  private static final String SUFFIX = ".jsonl.gz";

  static ArchiveEntries on(Disk disk) {
    OperationsReader reader = new OperationsReader();
    List<Operation> entries = new ArrayList<>();
    try {
      for (String name : disk.list(DIRECTORY)) {
        if (name.endsWith(SUFFIX)) {
          for (String line : text(disk, DIRECTORY + "/" + name).lines().toList()) {
            byte[] bytes = ("[" + line + "]").getBytes(StandardCharsets.UTF_8);
            entries.addAll(reader.read(bytes, 0, bytes.length));
          }
        }
      }
    } catch (IOException e) {
      throw new Violation("the archive cannot be read", e);
    }
    return new ArchiveEntries(entries);
  }

  private static String text(Disk disk, String path) throws IOException {
    try (DiskFile file = disk.openForRead(path)) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
      file.readFully(bytes, 0);
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes.array()))) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  /** All that sleep forgot is there, and nothing that was erased; returns what sleep forgot. */
  List<Forgotten> check(Chronicle chronicle, World world) {
    List<Forgotten> forgotten = chronicle.forgotten(world);
    for (Forgotten each : forgotten) {
      if (items().noneMatch(each::isIn)) {
        throw new Violation(
            each.item().key()
                + " was forgotten by write "
                + each.lsn()
                + " and is neither in the store nor in the archive, which has "
                + items().map(ArchiveEntries::key).distinct().toList());
      }
    }
    for (EdgeKey key : chronicle.dropped(world)) {
      if (entries.stream().noneMatch(entry -> isOf(entry, key))) {
        throw new Violation(key + " was dropped and is neither in the store nor in the archive");
      }
    }
    for (ItemKey key : chronicle.erased()) {
      if (items().map(ArchiveEntries::key).anyMatch(key::equals)) {
        throw new Violation(key + " was erased and is in the archive");
      }
    }
    return forgotten;
  }

  /** Whether an item is, but for when it was written, what the archive has of it. */
  boolean has(Item item) {
    return items().anyMatch(entry -> entry.item().equals(item.toDraft()));
  }

  private Stream<Operation.Insert> items() {
    return entries.stream()
        .filter(Operation.Insert.class::isInstance)
        .map(Operation.Insert.class::cast);
  }

  private static boolean isOf(Operation entry, EdgeKey key) {
    return entry instanceof Operation.PutEdge(EdgeDraft edge) && edge.key().equals(key);
  }

  private static ItemKey key(Operation.Insert entry) {
    return new ItemKey(entry.item().namespace(), entry.item().id().orElseThrow());
  }
}
