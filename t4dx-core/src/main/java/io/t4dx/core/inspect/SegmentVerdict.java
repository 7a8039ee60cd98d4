package io.t4dx.core.inspect;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.flush.GraphFile;
import io.t4dx.core.live.VectorGraph;
import io.t4dx.core.segment.IndexAgreement;
import io.t4dx.core.segment.Segment;
import io.t4dx.core.segment.SegmentInfo;
import io.t4dx.core.segment.format.CorruptSegmentException;
import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SectionEntry;
import io.t4dx.core.segment.format.SegmentFile;
import io.t4dx.core.segment.format.SegmentVersionException;
import io.t4dx.index.kernel.Metric;
import io.t4dx.index.page.CorruptIndexException;
import io.t4dx.index.vector.VectorIndex;
import io.t4dx.inspect.Finding;
import io.t4dx.inspect.Finding.Severity;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Judges one segment file after the other, each with its graph. */
final class SegmentVerdict {
  private final Disk disk;
  private final Optional<Metric> metric;
  private final boolean deep;
  private final Findings findings;
  private final Progress progress;

  SegmentVerdict(
      Disk disk, Optional<Metric> metric, boolean deep, Findings findings, Progress progress) {
    this.disk = disk;
    this.metric = metric;
    this.deep = deep;
    this.findings = findings;
    this.progress = progress;
  }

  /**
   * Reads a segment and its graph.
   *
   * @param expected what a manifest says of it
   * @throws FileNotFoundException if the segment is not there
   */
  void judge(String path, Optional<SegmentInfo> expected) throws IOException {
    progress.begin(disk.describe(path));
    try (SegmentFile file = SegmentFile.open(disk, path)) {
      int damages = 0;
      long before = progress.bytes();
      for (SectionEntry entry : file.entries()) {
        Section section = Section.named(entry.name());
        if (section == null) {
          progress.read(entry.length());
        } else {
          List<CorruptSegmentException> found = PageCheck.check(file, section, progress::read);
          found.forEach(findings::add);
          damages += found.size();
        }
      }
      progress.read(file.size() - (progress.bytes() - before));
      if (damages == 0) {
        damages += opened(file, expected);
      }
      if (deep && damages == 0) {
        IndexAgreement.check(file).forEach(this::disagreement);
      }
      graph(path, file);
    } catch (CorruptSegmentException e) {
      findings.add(e);
    } catch (SegmentVersionException e) {
      findings.note(disk.describe(path), String.valueOf(e.getMessage()), "");
    }
  }

  /** What holds behind checksums that fit: that the parts fit each other, and the manifest. */
  private int opened(SegmentFile file, Optional<SegmentInfo> expected) throws IOException {
    try (Segment segment =
        expected.isPresent()
            ? Segment.open(disk, expected.get())
            : Segment.open(disk, file.number())) {
      return segment.file().left().all().size();
    } catch (CorruptSegmentException e) {
      findings.add(e);
      return 1;
    }
  }

  private void disagreement(CorruptSegmentException e) {
    Finding found = Findings.of(e);
    boolean index = e.isOfIndex();
    findings.add(
        new Finding(
            found.severity(),
            found.file(),
            found.section(),
            found.offset(),
            (index ? "it does not agree with the truth: " : "") + found.what(),
            index
                ? "no checksum tells, so nothing repairs it by itself: keep a copy, and report it"
                : Findings.SALVAGE));
  }

  private void graph(String segment, SegmentFile of) throws IOException {
    String path = SegmentReading.graph(segment);
    String name = disk.describe(path);
    if (!of.has(Section.VECTORS) || !disk.exists(path)) {
      return;
    }
    progress.begin(name);
    try (VectorGraph graph = GraphFile.look(disk, path, of)) {
      VectorIndex index = graph.index();
      index.verify();
      progress.read(GraphFile.bytes(index));
      if (metric.isPresent() && index.metric() != metric.get()) {
        findings.index(name, 0, "it is of metric %s".formatted(index.metric()));
      }
      if (deep) {
        reachable(name, index);
      }
    } catch (CorruptIndexException e) {
      findings.index(name, e.offset(), e.what());
    } catch (CorruptSegmentException e) {
      findings.add(e);
    } catch (FileNotFoundException e) {
      findings.note(name, "it went while it was to be read", "");
    }
  }

  private void reachable(String name, VectorIndex index) {
    BitSet missing = index.links().unreachable();
    if (!missing.isEmpty()) {
      findings.add(
          new Finding(
              Severity.INDEX,
              name,
              "",
              0,
              "%d of %d nodes cannot be reached from where searches begin; the first stands for vector %d"
                  .formatted(
                      missing.cardinality(),
                      index.links().nodes(0),
                      index.links().row(missing.nextSetBit(0))),
              "delete the file while the store is closed: an opening builds it again"));
    }
  }
}
