package io.t4dx.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.t4dx.core.codec.Seeds;
import io.t4dx.core.disk.DiskFileExistsException;
import io.t4dx.core.disk.sim.SimulatedDisk;
import io.t4dx.core.manifest.ManifestSurvey.Choice;
import io.t4dx.testing.DiskImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Manifests read as they were written, or not at all. */
final class ManifestTest {
  private final SimulatedDisk disk = new SimulatedDisk();

  @Test
  void readsAsItWasWritten() throws IOException {
    long seed = Seeds.of("ManifestTest", new SplittableRandom().nextLong());
    RandomManifests manifests = new RandomManifests(seed);
    for (int number = 1; number <= 200; number++) {
      Manifest manifest = manifests.next(number);
      ManifestFiles.write(disk, manifest);
      assertThat(ManifestFiles.read(disk, number)).isEqualTo(manifest);
      assertThat(ManifestSurvey.of(disk, RandomManifests.STORE).inForce()).contains(manifest);
    }
  }

  @Test
  void isOneLineOfJsonWithItsChecksumLast() throws IOException {
    Manifest manifest = RandomManifests.small();
    ManifestFiles.write(disk, manifest);
    assertThat(text("manifest-000042.json"))
        .isEqualTo(
            """
            {"format":1,"store":"0193e7a0-7c2b-7a3b-8f2e-1234567890ab","number":42,"dimension":384,\
            "logPosition":1042,"clock":1763700000123456,"nextSegment":13,"segments":[{"number":12,\
            "size":4096,"rows":100,"edges":7,"firstLsn":1,"lastLsn":1042,"contents":"9f2c01ab",\
            "deadRows":"OjAAAAEAAAAAAAEAEAAAAAMAYwA=","deadEdges":"OjAAAAAAAAA="}],"scales":[{\
            "namespace":"alice","firstOrdinal":3,"operations":[{"op":"BATCH_SCALE_WEIGHTS","ns":"alice",\
            "factor":0.95}]}],"crc":"%s"}
            """
                .formatted(crc("manifest-000042.json")));
    assertThat(text("CURRENT"))
        .startsWith("{\"format\":1,\"manifest\":42,\"size\":")
        .contains("\"contents\":\"" + crc("manifest-000042.json") + "\"")
        .endsWith("\"}\n");
  }

  @Test
  void aNumberIsNeverGivenTwice() throws IOException {
    ManifestFiles.write(disk, RandomManifests.small());
    assertThatThrownBy(() -> ManifestFiles.write(disk, RandomManifests.small()))
        .isInstanceOf(DiskFileExistsException.class);
    assertThat(ManifestFiles.nextNumber(disk)).isEqualTo(43);
  }

  @Test
  void theLastThreeAreKept() throws IOException {
    RandomManifests manifests = new RandomManifests(5);
    for (int number = 1; number <= 7; number++) {
      ManifestFiles.write(disk, manifests.next(number));
      ManifestFiles.deleteOld(disk, number);
    }
    assertThat(ManifestFiles.numbers(disk)).containsExactly(7L, 6L, 5L);
    ManifestFiles.deleteOld(disk, 6);
    assertThat(ManifestFiles.numbers(disk)).containsExactly(7L, 6L, 5L);
  }

  @Test
  void everyChangedByteAndEveryTruncationIsNoticed() throws IOException {
    ManifestFiles.write(disk, RandomManifests.small());
    for (String name : new String[] {"manifest-000042.json", "CURRENT"}) {
      byte[] bytes = DiskImage.read(disk, name);
      for (int at = 0; at < bytes.length; at++) {
        for (int mask = 1; mask < 256; mask <<= 1) {
          byte[] damaged = bytes.clone();
          damaged[at] ^= (byte) mask;
          isNoticed(name, damaged, "byte " + at + " of " + name + " ^ " + mask);
        }
        isNoticed(name, Arrays.copyOf(bytes, at), name + " cut to " + at);
      }
      put(name, bytes);
    }
    assertThat(survey().inForce()).contains(RandomManifests.small());
  }

  private void isNoticed(String name, byte[] damaged, String what) throws IOException {
    put(name, damaged);
    ManifestSurvey survey = survey();
    assertThat(survey.inForce()).as(what).isEmpty();
    assertThat(survey.damages()).as(what).isNotEmpty();
    // The segment that the manifest names is not on this disk, and the log begins behind it.
    assertThat(survey.choose(OptionalLong.of(1043))).isInstanceOf(Choice.Unproven.class);
  }

  @Test
  void aNewerFormatIsRefused() throws IOException {
    ManifestFiles.write(disk, RandomManifests.small());
    for (String name : new String[] {"manifest-000042.json", "CURRENT"}) {
      byte[] bytes = DiskImage.read(disk, name);
      String newer = text(name).replace("{\"format\":1,", "{\"format\":2,");
      String body = newer.substring(0, newer.lastIndexOf(",\"crc\""));
      put(name, SealedLine.seal(body.getBytes(StandardCharsets.UTF_8)));
      assertThatThrownBy(this::survey)
          .isInstanceOf(ManifestVersionException.class)
          .hasMessageContaining(name + " is of format 2")
          .hasMessageContaining("newer");
      put(name, bytes);
    }
  }

  @Test
  void whatFitsItsChecksumAndIsNoManifestIsDamage() throws IOException {
    ManifestFiles.write(disk, RandomManifests.small());
    String text = text("manifest-000042.json");
    String body = text.substring(0, text.lastIndexOf(",\"crc\""));
    SplittableRandom random = new SplittableRandom(Seeds.of("ManifestTest", 3));
    for (int round = 0; round < 3000; round++) {
      StringBuilder changed = new StringBuilder(body);
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        int at = random.nextInt(12, changed.length());
        if (random.nextBoolean()) {
          changed.deleteCharAt(at);
        } else {
          changed.setCharAt(at, "0123456789\",:{}[]AZaz-.e".charAt(random.nextInt(24)));
        }
      }
      if (changed.toString().equals(body)) {
        continue;
      }
      byte[] line = SealedLine.seal(changed.toString().getBytes(StandardCharsets.UTF_8));
      put("manifest-000042.json", line);
      // Reads as some manifest, or is damage; nothing else may come of it.
      try {
        assertThat(ManifestFiles.read(disk, 42).number()).isEqualTo(42);
      } catch (ManifestDamagedException e) {
        assertThat(e).hasMessageContaining("manifest-000042.json");
      }
      assertThat(survey().inForce()).isEmpty();
    }
  }

  @Test
  void anotherStoresManifestIsNotTaken() throws IOException {
    ManifestFiles.write(disk, RandomManifests.small());
    ManifestSurvey survey = ManifestSurvey.of(disk, new UUID(1, 1));
    assertThat(survey.inForce()).isEmpty();
    assertThat(survey.damages()).anyMatch(damage -> damage.contains("it is of store 0193e7a0"));
  }

  private ManifestSurvey survey() throws IOException {
    return ManifestSurvey.of(disk, RandomManifests.STORE);
  }

  private void put(String name, byte[] bytes) throws IOException {
    disk.delete(name);
    disk.create(name).close();
    DiskImage.write(disk, name, 0, bytes);
  }

  private String text(String name) throws IOException {
    return new String(DiskImage.read(disk, name), StandardCharsets.UTF_8);
  }

  private String crc(String name) throws IOException {
    String text = text(name);
    return text.substring(text.length() - 11, text.length() - 3);
  }
}
