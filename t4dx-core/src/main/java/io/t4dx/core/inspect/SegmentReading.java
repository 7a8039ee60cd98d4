package io.t4dx.core.inspect;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.segment.SegmentPieces;
import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.SegmentFile;
import io.t4dx.inspect.DumpRow;
import io.t4dx.inspect.Finding;
import io.t4dx.inspect.Part;
import io.t4dx.inspect.SegmentDump;
import io.t4dx.inspect.Selection;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One segment file that is being looked at; also one that cannot be opened. */
final class SegmentReading implements SegmentDump {
  private static final String SUFFIX = ".seg";

  private final Disk disk;
  private final String path;
  private final Optional<SegmentFile> file;
  private final Optional<CorruptSegmentException> damage;
  private final Liveness liveness;

  private SegmentReading(
      Disk disk,
      String path,
      Optional<SegmentFile> file,
      Optional<CorruptSegmentException> damage,
      Liveness liveness) {
    this.disk = disk;
    this.path = path;
    this.file = file;
    this.damage = damage;
    this.liveness = liveness;
  }

  static SegmentReading open(Disk disk, String path, ManifestReading manifests) throws IOException {
    try {
      SegmentFile file = SegmentFile.open(disk, path);
      Liveness liveness = manifests.liveness(path, file);
      return new SegmentReading(disk, path, Optional.of(file), Optional.empty(), liveness);
    } catch (CorruptSegmentException e) {
      return new SegmentReading(disk, path, Optional.empty(), Optional.of(e), Liveness.UNKNOWN);
    }
  }

  @Override
  public String file() {
    return disk.describe(path);
  }

  @Override
  public List<Finding> dump(Part part, Selection selection, Consumer<? super DumpRow> to) {
    Findings findings = new Findings();
    damage.ifPresent(findings::add);
    file.ifPresent(
        open -> {
          try {
            dump(part, selection, to, open, findings);
          } catch (IOException e) {
            throw Failure.of(e);
          }
        });
    return findings.list();
  }

  private void dump(
      Part part,
      Selection selection,
      Consumer<? super DumpRow> to,
      SegmentFile open,
      Findings findings)
      throws IOException {
    SegmentPieces pieces = new SegmentPieces(open);
    Attempt attempt = new Attempt(findings);
    ItemDump items = new ItemDump(pieces, liveness, attempt, selection, to);
    EdgeDump edges = new EdgeDump(pieces, liveness, attempt, selection, to);
    IndexDump indexes = new IndexDump(pieces, findings, attempt, selection, to);
    switch (part) {
      case KEYS -> items.keys();
      case COLUMNS -> items.columns();
      case ITEMS -> items.items();
      case VECTORS -> items.vectors();
      case GRAPH -> indexes.graph(disk, graph(path));
      case EDGES -> edges.edges();
      case POSTINGS -> indexes.postings();
      case PATCHES -> edges.patches();
      case STATS -> indexes.statistics();
      case LAYOUT -> new LayoutDump(open, findings, to).sections(selection.limit());
    }
  }

  /** Where the graph of a segment file is. */
  static String graph(String path) {
    return path.endsWith(SUFFIX)
        ? path.substring(0, path.length() - SUFFIX.length()) + ".hnsw"
        : path + ".hnsw";
  }

  @Override
  public void close() {
    file.ifPresent(SegmentFile::close);
  }
}
