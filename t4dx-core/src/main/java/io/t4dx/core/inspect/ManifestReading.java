package io.t4dx.core.inspect;

import io.t4dx.core.codec.EncodedOperations;
import io.t4dx.core.codec.OperationsWriter;
import io.t4dx.core.disk.Disk;
import io.t4dx.core.manifest.Manifest;
import io.t4dx.core.manifest.ManifestDamagedException;
import io.t4dx.core.manifest.ManifestFiles;
import io.t4dx.core.manifest.ManifestPaths;
import io.t4dx.core.manifest.ScaleState;
import io.t4dx.core.manifest.SegmentState;
import io.t4dx.core.segment.SegmentInfo;
import io.t4dx.core.segment.format.SegmentFile;
import io.t4dx.core.segment.format.SegmentPaths;
import io.t4dx.inspect.Finding;
import io.t4dx.inspect.Manifests;
import io.t4dx.write.Operation;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The manifests of a store, and which of them is in force. */
final class ManifestReading implements Manifests {
  private static final int MOST_OPERATION_BYTES = 64 << 20;

  private final Disk disk;

  ManifestReading(Disk disk) {
    this.disk = disk;
  }

  /** The manifest that CURRENT names, if both are whole. */
  Optional<Manifest> current() throws IOException {
    // Another one may be put in force, and the one that was read deleted, at any moment.
    for (int attempt = 0; ; attempt++) {
      try {
        return Optional.of(ManifestFiles.read(disk, ManifestFiles.inForce(disk)));
      } catch (FileNotFoundException | ManifestDamagedException e) {
        if (attempt == 2) {
          return Optional.empty();
        }
      }
    }
  }

  /** What the manifest in force says about a file. */
  Liveness liveness(String path, SegmentFile file) throws IOException {
    if (!path.equals(SegmentPaths.file(file.number()))) {
      return Liveness.UNKNOWN;
    }
    return new Liveness(
        current().stream()
            .flatMap(manifest -> manifest.segments().stream())
            .filter(state -> state.info().number() == file.number())
            .filter(state -> state.info().contentsCrc() == file.contentsCrc())
            .findFirst());
  }

  @Override
  public OptionalLong inForce() {
    try {
      return current()
          .map(manifest -> OptionalLong.of(manifest.number()))
          .orElse(OptionalLong.empty());
    } catch (IOException e) {
      throw Failure.of(e);
    }
  }

  @Override
  public List<Glance> history() {
    try {
      OptionalLong inForce = inForce();
      List<Glance> glances = new ArrayList<>();
      for (long number : ManifestFiles.numbers(disk)) {
        boolean named = inForce.isPresent() && inForce.getAsLong() == number;
        try {
          glances.add(glance(ManifestFiles.read(disk, number), named));
        } catch (FileNotFoundException e) {
          // It has just been deleted, as one of the oldest.
        } catch (ManifestDamagedException e) {
          glances.add(
              new Glance(number, named, 0, 0, 0, 0, 0, 0, 0, 0, String.valueOf(e.getMessage())));
        }
      }
      return glances;
    } catch (IOException e) {
      throw Failure.of(e);
    }
  }

  private static Glance glance(Manifest manifest, boolean inForce) {
    List<SegmentRow> segments = manifest.segments().stream().map(ManifestReading::row).toList();
    return new Glance(
        manifest.number(),
        inForce,
        segments.size(),
        segments.stream().mapToLong(SegmentRow::rows).sum(),
        segments.stream().mapToLong(SegmentRow::deadRows).sum(),
        segments.stream().mapToLong(SegmentRow::edges).sum(),
        segments.stream().mapToLong(SegmentRow::deadEdges).sum(),
        segments.stream().mapToLong(SegmentRow::size).sum(),
        manifest.logPosition(),
        manifest.clock(),
        "whole");
  }

  static SegmentRow row(SegmentState state) {
    SegmentInfo info = state.info();
    return new SegmentRow(
        info.number(),
        info.size(),
        info.rows(),
        state.deadRows().getCardinality(),
        info.edges(),
        state.deadEdges().getCardinality(),
        info.firstLsn(),
        info.lastLsn(),
        HexFormat.of().toHexDigits(info.contentsCrc()));
  }

  @Override
  public Optional<Version> print(long number) {
    try {
      Manifest manifest = ManifestFiles.read(disk, number);
      return Optional.of(
          new Version(
              manifest.store(),
              manifest.number(),
              manifest.dimension(),
              manifest.logPosition(),
              manifest.clock(),
              manifest.nextSegment(),
              manifest.segments().stream().map(ManifestReading::row).toList(),
              manifest.scales().stream().map(ManifestReading::scales).toList()));
    } catch (FileNotFoundException | ManifestDamagedException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw Failure.of(e);
    }
  }

  private static Scales scales(ScaleState state) {
    OperationsWriter writer = new OperationsWriter(MOST_OPERATION_BYTES);
    List<String> operations = new ArrayList<>();
    for (Operation operation : state.operations()) {
      try (EncodedOperations encoded = writer.encode(List.of(operation))) {
        // Without the brackets of the array.
        operations.add(
            new String(encoded.array(), 1, encoded.length() - 2, StandardCharsets.UTF_8));
      }
    }
    return new Scales(state.namespace(), state.firstOrdinal(), operations);
  }

  @Override
  public List<Difference> diff(long before, long after) {
    return ManifestDiff.of(need(before), need(after));
  }

  private Version need(long number) {
    return print(number)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    disk.describe(ManifestPaths.file(number)) + " is not there, or not whole"));
  }

  @Override
  public List<Finding> findings() {
    Findings findings = new Findings();
    for (Glance glance : history()) {
      if (!glance.state().equals("whole")) {
        findings.loss(
            disk.describe(ManifestPaths.file(glance.number())),
            0,
            glance.state(),
            "an opening goes on from another manifest where that is proven to be right");
      }
    }
    try {
      if (disk.exists(ManifestPaths.CURRENT) && current().isEmpty()) {
        ManifestFiles.inForce(disk);
      } else if (!disk.exists(ManifestPaths.CURRENT) && !ManifestFiles.numbers(disk).isEmpty()) {
        findings.loss(disk.describe(ManifestPaths.CURRENT), 0, "it is missing", Findings.SALVAGE);
      }
    } catch (ManifestDamagedException e) {
      findings.loss(
          disk.describe(ManifestPaths.CURRENT),
          0,
          String.valueOf(e.getMessage()),
          "an opening finds the newest manifest that is proven to be right");
    } catch (IOException e) {
      throw Failure.of(e);
    }
    return findings.list();
  }
}
