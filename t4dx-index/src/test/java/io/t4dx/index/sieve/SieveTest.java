package io.t4dx.index.sieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.index.page.Fuzz;
import io.t4dx.index.page.Twins;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class SieveTest {
  private static MemorySegment image(long[] keys, int expected) {
    SieveBuilder builder = new SieveBuilder(expected, Arena.ofAuto());
    for (long key : keys) {
      builder.add(key);
    }
    return builder.seal();
  }

  private static long[] keys(Random random, int count) {
    return random.longs(count).toArray();
  }

  @Test
  void everyKeyPassesAndHardlyAnyOther() {
    Random random = new Random(Fuzz.SEED);
    for (int count : new int[] {0, 1, 50, 3_000, 100_000}) {
      long[] keys = keys(random, count);
      for (MemorySegment twin : Twins.of(image(keys, count))) {
        Sieve sieve = Sieve.open(twin);
        assertThat(sieve.keys()).isEqualTo(count);
        for (long key : keys) {
          assertThat(sieve.mayContain(key)).isTrue();
        }
        int passed = 0;
        for (int i = 0; i < 100_000; i++) {
          passed += sieve.mayContain(random.nextLong()) ? 1 : 0;
        }
        assertThat(passed).as("of 100,000, %d keys, seed %d", count, Fuzz.SEED).isLessThan(1_000);
        sieve.verify();
      }
    }
  }

  @Test
  void moreKeysThanExpectedStillPass() {
    long[] keys = keys(new Random(Fuzz.SEED), 1_000);
    Sieve sieve = Sieve.open(image(keys, 100));
    for (long key : keys) {
      assertThat(sieve.mayContain(key)).isTrue();
    }
    assertThatThrownBy(() -> new SieveBuilder(-1, Arena.ofAuto())).hasMessageContaining("keys: -1");
  }

  /** Sieves in files depend on these numbers: a change of them needs a new version. */
  @Test
  void hashesNeverChange() {
    UUID id = UUID.fromString("0198c3a2-7b10-7f6e-9d4e-1c2b3a495867");
    UUID other = UUID.fromString("00000000-0000-0000-0000-000000000001");
    long namespace = KeyHash.of("a tenant's namespace");
    assertThat(
            List.of(
                KeyHash.of(""),
                namespace,
                KeyHash.of("ü"),
                KeyHash.item(namespace, id),
                KeyHash.edge(namespace, id, KeyHash.of("RELATES_TO"), other)))
        .containsExactly(
            0L,
            -3229355103678299622L,
            9130314451016793105L,
            3255568230293991130L,
            -7651328007100960258L);
  }

  @Test
  void keysThatDifferInOneBitOrInOrderHaveOtherHashes() {
    long namespace = KeyHash.of("n");
    Set<Long> hashes = new HashSet<>();
    int count = 0;
    for (int bit = 0; bit < 64; bit++) {
      hashes.add(KeyHash.item(namespace, new UUID(1L << bit, 0)));
      hashes.add(KeyHash.item(namespace, new UUID(0, 1L << bit)));
      count += 2;
    }
    for (String name : List.of("", "\0", "\0\0", "a", "a\0", "aaaaaaaa", "aaaaaaaa\0", "b")) {
      hashes.add(KeyHash.item(KeyHash.of(name), new UUID(0, 0)));
      count++;
    }
    UUID a = new UUID(3, 4);
    UUID b = new UUID(5, 6);
    hashes.add(KeyHash.edge(namespace, a, 7, b));
    hashes.add(KeyHash.edge(namespace, b, 7, a));
    assertThat(hashes).hasSize(count + 2);
  }

  @Test
  void damageIsReported() {
    MemorySegment image = image(keys(new Random(Fuzz.SEED), 60), 60);
    Fuzz.everyFlippedByteIsReported(image, cut -> Sieve.open(cut).verify());
    Fuzz.everyTruncationIsReported(image, Sieve::open);
    Fuzz.aNewerVersionIsRefused(image, Sieve::open);
  }

  @Test
  void mutatedSievesAreReportedOrReadSafely() {
    Random random = new Random(Fuzz.SEED);
    List<long[]> keys = new ArrayList<>();
    List<MemorySegment> images = new ArrayList<>();
    for (int count : new int[] {0, 1, 300, 60_000}) {
      keys.add(keys(random, count));
      images.add(image(keys.getLast(), count));
    }
    Fuzz.run(
        images,
        (which, image, intact) -> {
          Sieve sieve = Sieve.open(image);
          for (int i = 0; i < keys.get(which).length; i += 1 + i / 8) {
            boolean passes = sieve.mayContain(keys.get(which)[i]);
            assertThat(passes || !intact).isTrue();
          }
          sieve.mayContain(random.nextLong());
          sieve.verify();
        });
  }
}
