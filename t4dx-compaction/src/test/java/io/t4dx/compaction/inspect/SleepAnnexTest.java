package io.t4dx.compaction.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.T4dx;
import io.t4dx.compaction.archive.Archive;
import io.t4dx.compaction.archive.Place;
import io.t4dx.compaction.journal.Journal;
import io.t4dx.compaction.journal.JournalEntry;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.disk.RealDisk;
import io.t4dx.inspect.CheckListener;
import io.t4dx.inspect.CheckReport;
import io.t4dx.inspect.Inspector;
import io.t4dx.inspect.Space;
import io.t4dx.inspect.Whereabouts;
import io.t4dx.inspect.Whereabouts.Kind;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.sleep.ForgetRule;
import io.t4dx.write.Operation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever looks into a store sees its archive and its journal too. */
final class SleepAnnexTest {
  private static final ItemKey TEA = new ItemKey("alice", new UUID(1, 1));
  private static final UUID OTHER = new UUID(2, 2);
  private static final UUID PROTOTYPE = new UUID(3, 3);
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final long KEEP = 1 << 20;

  @TempDir private Path directory;
  private RealDisk disk;
  private Inspector inspector;
  private Place place;

  @BeforeEach
  void forget() throws IOException {
    T4dx.open(directory).close();
    disk = RealDisk.existing(directory);
    inspector = T4dx.inspect(directory);
    Operation insert =
        new Operation.Insert(
            ItemDraft.in("alice").id(TEA.id()).content("tea").build(),
            List.of(EdgeDraft.of("alice", TEA.id(), EdgeType.CAUSES, OTHER, 0.5f)));
    place = Archive.open(disk, KEEP).append(List.of(insert)).getFirst();
    Journal.open(disk, KEEP, _ -> {})
        .append(
            List.of(
                new JournalEntry.Forgotten(
                    TEA,
                    7,
                    NOW,
                    ForgetRule.FADED,
                    0.01f,
                    0.02f,
                    NOW,
                    List.of(PROTOTYPE),
                    List.of(),
                    place.file(),
                    place.offset()),
                new JournalEntry.Cycle(7, NOW, Duration.ofSeconds(2), Map.of("replayed", 5L))));
  }

  private List<Whereabouts.Place> find(UUID id) {
    Whereabouts found = inspector.find(id, Optional.empty());
    assertThat(found.findings()).isEmpty();
    return found.places();
  }

  @Test
  void whatWasForgottenIsFoundWithTheReason() {
    assertThat(find(TEA.id()))
        .extracting(Whereabouts.Place::kind)
        .containsExactly(Kind.ARCHIVE, Kind.JOURNAL);
    assertThat(find(TEA.id()).getFirst())
        .matches(found -> found.file().endsWith(place.file()))
        .matches(found -> found.at() == place.offset());
    assertThat(find(TEA.id()).getLast().what()).contains("cycle 7", "FADED", "0.01");
    assertThat(inspector.find(TEA.id(), Optional.of("bob")).places()).isEmpty();
  }

  @Test
  void theOtherEndOfAnEdgeAndThePrototypeAreFoundToo() {
    assertThat(find(OTHER)).extracting(Whereabouts.Place::kind).containsExactly(Kind.ARCHIVE);
    assertThat(find(PROTOTYPE)).extracting(Whereabouts.Place::kind).containsExactly(Kind.JOURNAL);
  }

  @Test
  void sleepsAreInThePicture() {
    assertThat(inspector.picture(10).cycles())
        .singleElement()
        .matches(cycle -> cycle.number() == 7 && cycle.took() == 2_000_000)
        .matches(cycle -> cycle.figures().equals(Map.of("replayed", 5L)));
  }

  @Test
  void theirBytesAreCounted() {
    assertThat(inspector.space().kinds())
        .extracting(Space.Kind::kind)
        .contains("archive", "journal of sleeps");
  }

  @Test
  void damageOfEitherIsFound() throws IOException {
    assertThat(check().isSound()).isTrue();
    String journal = "sleep/" + disk.list("sleep").getFirst();
    for (String path : List.of(place.file(), journal)) {
      flip(path);
      assertThat(check().damages())
          .as(path)
          .singleElement()
          .matches(found -> found.file().endsWith(path));
      flip(path);
    }
    assertThat(check().isSound()).isTrue();
  }

  @Test
  void whatWasNeverFinishedStays() throws IOException {
    disk.create("archive/000009.jsonl.gz.new").close();
    disk.create("sleep/000009.journal.jsonl.new").close();
    find(TEA.id());
    check();
    assertThat(disk.exists("archive/000009.jsonl.gz.new")).isTrue();
    assertThat(disk.exists("sleep/000009.journal.jsonl.new")).isTrue();
  }

  private CheckReport check() {
    return inspector.check(false, CheckListener.NONE);
  }

  private void flip(String path) throws IOException {
    try (DiskFile file = disk.openForUpdate(path)) {
      // Behind the header of the journal, and in the first member of the archive.
      ByteBuffer one = ByteBuffer.allocate(1);
      file.readFully(one, 120);
      one.put(0, (byte) (one.get(0) ^ 1)).rewind();
      file.writeFully(one, 120);
    }
  }
}
