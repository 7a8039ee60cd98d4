package io.t4dx.core.inspect;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.core.engine.StoreIdentity;
import io.t4dx.core.flush.GraphFile;
import io.t4dx.core.inspect.annex.Annex;
import io.t4dx.core.live.VectorGraph;
import io.t4dx.core.manifest.Manifest;
import io.t4dx.core.manifest.SegmentState;
import io.t4dx.core.segment.ItemColumn;
import io.t4dx.core.segment.Patch;
import io.t4dx.core.segment.SegmentInfo;
import io.t4dx.core.segment.SegmentPieces;
import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.SegmentFile;
import io.t4dx.core.segment.format.SegmentPaths;
import io.t4dx.core.segment.format.SegmentVersionException;
import io.t4dx.index.column.ColumnStatistics;
import io.t4dx.index.kernel.Metric;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.vector.GraphLinks;
import io.t4dx.inspect.Picture;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Draws a store from the segments that its manifest names. */
final class PictureReading {
  private final Disk disk;
  private final ManifestReading manifests;
  private final Optional<StoreIdentity> identity;
  private final int mapped;
  private final Findings findings = new Findings();
  private final Attempt attempt = new Attempt(findings);
  private final List<Opened> opened = new ArrayList<>();

  PictureReading(
      Disk disk, ManifestReading manifests, Optional<StoreIdentity> identity, int mapped) {
    this.disk = disk;
    this.manifests = manifests;
    this.identity = identity;
    this.mapped = mapped;
  }

  private record Opened(SegmentState state, SegmentFile file, SegmentPieces pieces) {}

  Picture read() throws IOException {
    Optional<Manifest> current = manifests.current();
    try {
      for (SegmentState state : current.map(Manifest::segments).orElse(List.of())) {
        open(state);
      }
      return draw(current);
    } finally {
      opened.forEach(segment -> segment.file().close());
    }
  }

  private void open(SegmentState state) throws IOException {
    String path = SegmentPaths.file(state.info().number());
    try {
      SegmentFile file = SegmentFile.open(disk, path);
      opened.add(new Opened(state, file, new SegmentPieces(file)));
    } catch (CorruptSegmentException e) {
      findings.add(e);
    } catch (SegmentVersionException | FileNotFoundException e) {
      findings.note(disk.describe(path), String.valueOf(e.getMessage()), "look again");
    }
  }

  private Picture draw(Optional<Manifest> current) throws IOException {
    PictureEdges edges = new PictureEdges();
    List<Patch> patches = new ArrayList<>();
    long vectors = 0;
    for (Opened segment : opened) {
      edges.add(segment.pieces(), segment.state().deadEdges(), attempt);
      attempt.read(
          "patches",
          () -> {
            segment.pieces().patches().forEachRemaining(patches::add);
            return true;
          });
      vectors += attempt.read("shape", segment.pieces()::vectors).orElse(0);
    }
    int every = (int) Math.max(1, (vectors + mapped - 1) / Math.max(1, mapped));
    PictureItems items =
        new PictureItems(
            PictureItems.newest(patches), edges.prototypeOf(), edges.prototypes(), every);
    for (Opened segment : opened) {
      items.add(segment.pieces(), segment.state().deadRows(), attempt);
    }
    boolean directions = identity.map(StoreIdentity::metric).orElse(Metric.COSINE) == Metric.COSINE;
    return new Picture(
        disk.describe(""),
        new PictureFacts(disk, manifests).of(identity, current),
        shapes(),
        items.kappa(),
        items.importance(),
        items.timeline(),
        items.types(),
        graphs(),
        edges.types(),
        edges.weights(),
        items.points(directions),
        cycles(),
        findings.list());
  }

  private List<Picture.SegmentShape> shapes() throws IOException {
    List<Picture.SegmentShape> shapes = new ArrayList<>();
    for (Opened segment : opened) {
      SegmentInfo info = segment.state().info();
      Optional<ColumnStatistics> stored =
          info.rows() == 0
              ? Optional.empty()
              : attempt
                  .read("statistics", () -> segment.pieces().statistics(Optional.empty()))
                  .map(statistics -> statistics.range(ItemColumn.RECORD_TIME));
      shapes.add(
          new Picture.SegmentShape(
              info.number(),
              info.size(),
              size(SegmentPaths.graph(info.number())),
              info.rows(),
              segment.state().deadRows().getCardinality(),
              info.edges(),
              segment.state().deadEdges().getCardinality(),
              info.firstLsn(),
              info.lastLsn(),
              stored.map(ColumnStatistics::leastKey).orElse(0L),
              stored.map(ColumnStatistics::mostKey).orElse(0L)));
    }
    return shapes;
  }

  private long size(String path) throws IOException {
    try (DiskFile file = disk.openForRead(path)) {
      return file.size();
    } catch (FileNotFoundException e) {
      return 0;
    }
  }

  private List<Picture.GraphShape> graphs() throws IOException {
    List<Picture.GraphShape> shapes = new ArrayList<>();
    for (Opened segment : opened) {
      String path = SegmentPaths.graph(segment.state().info().number());
      if (!disk.exists(path)) {
        continue;
      }
      try (VectorGraph graph = GraphFile.look(disk, path, segment.file())) {
        shapes.add(shape(segment.state().info().number(), graph.index().links()));
      } catch (CorruptIndexException e) {
        findings.index(disk.describe(path), e.offset(), e.what());
      } catch (CorruptSegmentException e) {
        findings.add(e);
      }
    }
    return shapes;
  }

  private static Picture.GraphShape shape(long number, GraphLinks links) {
    List<Integer> levels = new ArrayList<>();
    for (int level = 0; level < links.levels(); level++) {
      levels.add(links.nodes(level));
    }
    int[] degrees = new int[1];
    for (int node = 0; node < links.nodes(0); node++) {
      int degree = links.neighbours(0, node).length;
      degrees = degree < degrees.length ? degrees : Arrays.copyOf(degrees, degree + 1);
      degrees[degree]++;
    }
    return new Picture.GraphShape(
        number, levels, Arrays.stream(degrees).boxed().toList(), links.unreachable().cardinality());
  }

  private List<Picture.Cycle> cycles() throws IOException {
    List<Picture.Cycle> cycles = new ArrayList<>();
    for (Annex annex : Annexes.all()) {
      cycles.addAll(annex.cycles(disk));
    }
    return cycles;
  }
}
