package io.t4dx.core.inspect;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.engine.StoreIdentity;
import io.t4dx.core.manifest.Manifest;
import io.t4dx.inspect.LogDump;
import io.t4dx.inspect.Space;
import io.t4dx.model.Micros;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a picture says of a store in words. */
final class PictureFacts {
  private final Disk disk;
  private final ManifestReading manifests;
  private final Map<String, String> facts = new LinkedHashMap<>();

  PictureFacts(Disk disk, ManifestReading manifests) {
    this.disk = disk;
    this.manifests = manifests;
  }

  Map<String, String> of(Optional<StoreIdentity> identity, Optional<Manifest> current)
      throws IOException {
    Space space = new SpaceReading(disk).read(manifests);
    number("items", space.items());
    number("edges", space.edges());
    number("bytes", space.bytes());
    facts.put("bytes an item", String.format(Locale.ROOT, "%.0f", space.bytesPerItem()));
    identity.ifPresent(
        store -> {
          facts.put("store", store.id().toString());
          facts.put("made", Micros.toInstant(store.createdAt()).toString());
          facts.put("metric", store.metric().toString());
        });
    current.ifPresent(this::manifest);
    log(current.map(Manifest::logPosition).orElse(0L));
    number("files in quarantine", disk.list(SegmentNames.QUARANTINE).size());
    return facts;
  }

  private void manifest(Manifest manifest) {
    number("dimensions", manifest.dimension());
    number("segments", manifest.segments().size());
    number("segments ever begun", manifest.nextSegment() - 1);
    number("manifest in force", manifest.number());
    number("log position", manifest.logPosition());
  }

  private void log(long position) {
    LogDump log = new LogReading(disk, Optional.empty());
    List<LogDump.FileRow> files = log.files();
    LogDump.Verification verified = log.verify();
    number("log files", files.size());
    number("log bytes in use", files.stream().mapToLong(LogDump.FileRow::used).sum());
    number("last LSN", Math.max(position, verified.lastLsn()));
    number("writes in the log alone", Math.max(0, verified.lastLsn() - position));
    facts.put("log", state(verified));
  }

  private static String state(LogDump.Verification verified) {
    if (!verified.damages().isEmpty()) {
      return "damaged";
    }
    return verified.sealed()
        ? "closed cleanly"
        : verified.torn().isPresent() ? "ends torn" : "open, or not closed cleanly";
  }

  private void number(String name, long value) {
    facts.put(name, String.valueOf(value));
  }
}
