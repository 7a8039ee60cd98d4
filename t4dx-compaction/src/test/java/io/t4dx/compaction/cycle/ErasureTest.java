package io.t4dx.compaction.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.core.disk.DiskFile;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Metadata;
import io.t4dx.sleep.ErasureReport;
import io.t4dx.sleep.Fate;
import io.t4dx.sleep.SleepPass;
import io.t4dx.write.FieldUpdate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** After an erasure no byte of an item is in any file of the store. */
final class ErasureTest {
  private static final float[] VECTOR = {0.123456f, -7.891011f, 3.141592f, 2.718281f};
  private static final String SECRET = "zq9xw7-the-secret-text";
  private static final String TAG = "kj4hv8-the-secret-tag";

  private static void insertSecret(Bed bed, long id) {
    bed.insert(Bed.draft(id).content(SECRET).vector(VECTOR).metadata(java.util.Map.of("tag", TAG)));
  }

  private static List<byte[]> needles() {
    ByteBuffer vector = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : VECTOR) {
      vector.putFloat(value);
    }
    return List.of(
        vector.array(),
        Base64.getEncoder().encodeToString(vector.array()).getBytes(StandardCharsets.US_ASCII),
        SECRET.getBytes(StandardCharsets.UTF_8),
        TAG.getBytes(StandardCharsets.UTF_8));
  }

  /** The files in which something of the secret is found, raw or unpacked. */
  private static List<String> filesWithSecret(Bed bed) throws IOException {
    List<String> found = new ArrayList<>();
    for (String directory :
        List.of("", "wal", "segments", "archive", "sleep", "quarantine", "checkpoints")) {
      for (String name : bed.disk().list(directory)) {
        String path = directory.isEmpty() ? name : directory + "/" + name;
        Optional<byte[]> bytes = bytes(bed, path);
        if (bytes.isPresent() && hasSecret(bytes.get())) {
          found.add(path);
        }
      }
    }
    return found;
  }

  private static Optional<byte[]> bytes(Bed bed, String path) throws IOException {
    if (!path.contains(".") && !path.equals("CURRENT")) {
      return Optional.empty();
    }
    try (DiskFile file = bed.disk().openForRead(path)) {
      ByteBuffer all = ByteBuffer.allocate((int) file.size());
      file.readFully(all, 0);
      return Optional.of(
          path.endsWith(".gz")
              ? new GZIPInputStream(new ByteArrayInputStream(all.array())).readAllBytes()
              : all.array());
    }
  }

  private static boolean hasSecret(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return needles().stream()
        .anyMatch(needle -> text.contains(new String(needle, StandardCharsets.ISO_8859_1)));
  }

  @Test
  void anItemInTheMemtableIsErased() throws IOException {
    try (Bed bed = Bed.made()) {
      insertSecret(bed, 1);
      bed.insert(Bed.draft(2));
      assertThat(filesWithSecret(bed)).isNotEmpty();
      ErasureReport report = bed.store().sleep().erase(Bed.key(1));
      assertThat(report.items()).isEqualTo(1);
      assertThat(report.scanned()).isPositive();
      assertThat(filesWithSecret(bed)).isEmpty();
      assertThat(bed.store().sleep().why(Bed.key(1)).kind()).isEqualTo(Fate.Kind.ERASED);
      assertThat(bed.isThere(2)).isTrue();
    }
  }

  @Test
  void oldVersionsAndPatchesInSegmentsAreErased() throws IOException {
    try (Bed bed = Bed.made()) {
      insertSecret(bed, 1);
      bed.insert(Bed.draft(2));
      bed.store().flush();
      bed.store().update(Bed.key(1), FieldUpdate.builder().metadata("other", TAG + "2").build());
      bed.store().update(Bed.key(2), FieldUpdate.builder().metadata("other", "kept").build());
      bed.store().flush();
      bed.store().update(Bed.key(1), FieldUpdate.builder().content("harmless").build());
      bed.store()
          .putEdge(
              new EdgeDraft(
                  new io.t4dx.model.EdgeKey(Bed.ALICE, Bed.id(2), EdgeType.USES, Bed.id(1)),
                  0.5f,
                  Optional.empty(),
                  Metadata.of("why", SECRET)));
      bed.store().flush();
      assertThat(filesWithSecret(bed)).hasSizeGreaterThan(2);
      Bed.Contents before = bed.contents();
      ErasureReport report = bed.store().sleep().erase(Bed.key(1));
      assertThat(report.rewritten()).hasSizeGreaterThan(2);
      assertThat(filesWithSecret(bed)).isEmpty();
      assertThat(bed.contents().items()).isEqualTo(before.items().subList(1, 2));
      assertThat(bed.contents().edges()).isEmpty();
      bed.reopen();
      assertThat(filesWithSecret(bed)).isEmpty();
      assertThat(bed.contents().items()).isEqualTo(before.items().subList(1, 2));
    }
  }

  @Test
  void aForgottenItemIsErasedFromTheArchive() throws IOException {
    try (Bed bed = Bed.made()) {
      bed.insert(Bed.draft(1).content(SECRET).vector(VECTOR).importance(0f));
      bed.insert(Bed.draft(2).importance(0f));
      bed.pass(Duration.ofDays(31));
      bed.store().sleep().run(SleepPass.PRUNE);
      assertThat(filesWithSecret(bed)).anyMatch(path -> path.startsWith("archive/"));
      bed.store().sleep().erase(Bed.key(1));
      assertThat(filesWithSecret(bed)).isEmpty();
      assertThat(bed.store().sleep().restore(Bed.key(1))).isFalse();
      assertThat(bed.store().sleep().restore(Bed.key(2))).isTrue();
    }
  }

  @Test
  void thePrototypeOfAnErasedItemHasNothingOfIt() throws IOException {
    try (Bed bed = Bed.made()) {
      for (long id = 1; id <= 4; id++) {
        bed.insert(
            Bed.draft(id)
                .kappa(0.5f)
                .content(id == 2 ? SECRET : "harmless " + id)
                .vector(1, 0.001f * id, 0, 0));
      }
      for (long id = 5; id <= 8; id++) {
        bed.insert(Bed.draft(id).kappa(0.5f).vector(0, 0, 1, 0.001f * id));
      }
      bed.store().sleep().run(SleepPass.REM);
      assertThat(bed.store().sleep().why(Bed.key(2)).kind()).isEqualTo(Fate.Kind.MERGED);
      ItemKey prototype =
          new ItemKey(Bed.ALICE, bed.store().sleep().why(Bed.key(2)).prototypes().getFirst());
      ErasureReport report = bed.store().sleep().erase(Bed.key(2));
      assertThat(report.prototypes()).isEqualTo(1);
      assertThat(filesWithSecret(bed)).isEmpty();
      assertThat(bed.store().get(prototype).orElseThrow().content()).startsWith("harmless");
    }
  }

  @Test
  void aNamespaceIsErasedWithItsEdges() throws IOException {
    try (Bed bed = Bed.made()) {
      insertSecret(bed, 1);
      bed.edge(5, EdgeType.USES, 6, 0.5f);
      bed.store().insert(ItemDraft.in("bob").id(Bed.id(1)).content("kept").build());
      bed.store().flush();
      ErasureReport report = bed.store().sleep().eraseNamespace(Bed.ALICE);
      assertThat(report.items()).isEqualTo(1);
      assertThat(filesWithSecret(bed)).isEmpty();
      assertThat(bed.store().namespaces()).containsExactly("bob");
      assertThat(bed.store().sleep().why(Bed.key(1)).kind()).isEqualTo(Fate.Kind.ERASED);
    }
  }

  @Test
  void aThingThatNeverWasIsErasedWithoutHarm() {
    try (Bed bed = Bed.made()) {
      bed.insert(Bed.draft(2));
      Bed.Contents before = bed.contents();
      assertThat(bed.store().sleep().erase(Bed.key(1)).items()).isZero();
      assertThat(bed.contents()).isEqualTo(before);
    }
  }
}
