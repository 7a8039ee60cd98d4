package io.t4dx.core.manifest;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.segment.format.SegmentPaths;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is there of manifests when a store is opened, and which one may be used.
 *
 * <p>A manifest that is whole describes the store completely as of its log position: its segments
 * were durable before it was written. So any of them is right if the log goes on without a gap
 * where it ends, and only then: log files are deleted once a manifest that covers them is in force,
 * so a manifest that is too old shows by the log's beginning too late. That is how CURRENT can be
 * missed without anything being lost, and without anything being guessed.
 *
 * @param inForce the one that CURRENT names, where both are whole
 * @param whole all that are whole, newest first
 * @param complete those of them whose segment files are all there, newest first
 * @param damages what is not, in words
 * @param segments whether there is any segment file
 */
public record ManifestSurvey(
    Optional<Manifest> inForce,
    List<Manifest> whole,
    List<Manifest> complete,
    List<String> damages,
    boolean segments) {

  public ManifestSurvey {
    whole = List.copyOf(whole);
    complete = List.copyOf(complete);
    damages = List.copyOf(damages);
  }

  /**
   * Reads what is there; changes nothing.
   *
   * @param store the id of the store; a manifest of another one is as good as damaged
   * @throws ManifestVersionException if a newer release wrote CURRENT or a manifest
   */
  public static ManifestSurvey of(Disk disk, UUID store) throws IOException {
    List<String> damages = new ArrayList<>();
    List<Manifest> whole = new ArrayList<>();
    for (long number : ManifestFiles.numbers(disk)) {
      try {
        whole.add(ofStore(disk, ManifestFiles.read(disk, number), store));
      } catch (ManifestDamagedException e) {
        damages.add(String.valueOf(e.getMessage()));
      }
    }
    boolean segments =
        disk.list(SegmentPaths.DIRECTORY).stream().anyMatch(name -> name.equals(segmentName(name)));
    Optional<Manifest> inForce = Optional.empty();
    CurrentFile current = current(disk, !whole.isEmpty() || !damages.isEmpty(), damages);
    if (current != null) {
      inForce =
          whole.stream().filter(manifest -> manifest.number() == current.manifest()).findFirst();
      if (inForce.isEmpty() || !current.isOf(disk)) {
        inForce = Optional.empty();
        damages.add(
            disk.describe(ManifestPaths.CURRENT)
                + " names manifest "
                + current.manifest()
                + ", which is not there as it was written");
      }
    }
    List<Manifest> complete = new ArrayList<>();
    for (Manifest manifest : whole) {
      if (isComplete(disk, manifest)) {
        complete.add(manifest);
      }
    }
    return new ManifestSurvey(inForce, whole, complete, damages, segments);
  }

  /** Which manifest to go on from, and on what grounds. */
  public sealed interface Choice {
    /** There never was one: everything is in the log. */
    record None() implements Choice {}

    /** The one that CURRENT names. */
    record InForce(Manifest manifest) implements Choice {}

    /**
     * CURRENT or the manifest that it named is lost, but this one and the log are all there ever
     * was; none where the log has everything from the first LSN on.
     */
    record Proven(Optional<Manifest> manifest) implements Choice {}

    /**
     * Something acknowledged is lost.
     *
     * @param best the newest one that is whole, and whose segments are there
     * @param lostFrom the first LSN that neither it nor the log has
     * @param lostTo the last; {@link Long#MAX_VALUE} where nobody knows
     */
    record Unproven(Optional<Manifest> best, long lostFrom, long lostTo) implements Choice {}
  }

  /**
   * Decides.
   *
   * @param logBegins the first LSN that the log's oldest file is for, whether it has entries or
   *     not; empty where there is no log
   */
  public Choice choose(OptionalLong logBegins) {
    if (inForce.isPresent()) {
      return new Choice.InForce(inForce.get());
    }
    // Without a log a store is new, or has lost everything but its segments.
    long begins = logBegins.orElse(segments ? Long.MAX_VALUE : 1);
    if (damages.isEmpty() && whole.isEmpty() && begins == 1) {
      return new Choice.None();
    }
    for (Manifest manifest : complete) {
      if (begins <= manifest.logPosition() + 1) {
        return new Choice.Proven(Optional.of(manifest));
      }
    }
    if (begins == 1) {
      return new Choice.Proven(Optional.empty());
    }
    Optional<Manifest> best = complete.stream().findFirst();
    long from = best.map(manifest -> manifest.logPosition() + 1).orElse(1L);
    return new Choice.Unproven(best, from, logBegins.isEmpty() ? Long.MAX_VALUE : begins - 1);
  }

  private static Manifest ofStore(Disk disk, Manifest manifest, UUID store)
      throws ManifestDamagedException {
    if (!manifest.store().equals(store)) {
      throw new ManifestDamagedException(
          disk.describe(ManifestPaths.file(manifest.number())),
          "it is of store " + manifest.store() + ", but this is store " + store);
    }
    return manifest;
  }

  private static @Nullable CurrentFile current(Disk disk, boolean expected, List<String> damages)
      throws IOException {
    try {
      return CurrentFile.read(disk);
    } catch (FileNotFoundException e) {
      if (expected) {
        damages.add(disk.describe(ManifestPaths.CURRENT) + " is missing");
      }
    } catch (ManifestDamagedException e) {
      damages.add(String.valueOf(e.getMessage()));
    }
    return null;
  }

  private static boolean isComplete(Disk disk, Manifest manifest) throws IOException {
    for (SegmentState segment : manifest.segments()) {
      String path = SegmentPaths.file(segment.info().number());
      if (!disk.exists(path)) {
        return false;
      }
      try (DiskFile file = disk.openForRead(path)) {
        if (file.size() != segment.info().size()) {
          return false;
        }
      }
    }
    return true;
  }

  private static String segmentName(String name) {
    OptionalLong number = SegmentPaths.number(name);
    return number.isPresent() ? SegmentPaths.name(number.getAsLong()) : "";
  }
}
