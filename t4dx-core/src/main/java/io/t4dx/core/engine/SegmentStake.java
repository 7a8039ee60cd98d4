package io.t4dx.core.engine;

import io.t4dx.core.disk.Disk;
import io.t4dx.core.manifest.SegmentState;
import io.t4dx.core.segment.KeySurvey;
import io.t4dx.core.segment.SegmentInfo;
import io.t4dx.core.segment.format.SegmentPaths;
import io.t4dx.store.RecoveryReport.Loss;
import io.t4dx.store.RecoveryReport.Share;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** What is at stake where a segment is damaged. */
final class SegmentStake {
  private static final int MOST_SHARES_IN_TEXT = 5;

  private SegmentStake() {}

  /**
   * What counts in a segment that a manifest names, in words of the file as far as it reads, else
   * in numbers of the manifest.
   *
   * @param firstLsn the first write that is lost
   * @param lastLsn the last one
   */
  static Loss of(Disk disk, SegmentState state, long firstLsn, long lastLsn) throws IOException {
    SegmentInfo info = state.info();
    KeySurvey survey =
        KeySurvey.of(disk, info.number(), state.deadRows(), state.deadEdges(), Loss.MOST_KEYS)
            .orElse(new KeySurvey(List.of(), List.of(), 0));
    return new Loss(
        disk.describe(SegmentPaths.file(info.number())),
        firstLsn,
        lastLsn,
        info.rows() - state.deadRows().getLongCardinality(),
        info.edges() - state.deadEdges().getLongCardinality(),
        survey.changes(),
        survey.shares().stream()
            .map(
                share ->
                    new Share(
                        share.namespace(),
                        share.items(),
                        share.edges(),
                        share.first(),
                        share.last()))
            .toList(),
        survey.keys());
  }

  static String text(Loss loss) {
    String shares =
        loss.shares().stream()
            .limit(MOST_SHARES_IN_TEXT)
            .map(SegmentStake::text)
            .collect(Collectors.joining("; "));
    int more = loss.shares().size() - MOST_SHARES_IN_TEXT;
    return "at stake are %d items and %d edges written from LSN %d to %d%s%s"
        .formatted(
            loss.items(),
            loss.edges(),
            loss.firstLsn(),
            loss.lastLsn(),
            shares.isEmpty() ? "" : " (" + shares + ")",
            more > 0 ? " and in " + more + " namespaces more" : "");
  }

  private static String text(Share share) {
    String ids =
        share.first().isPresent() && share.last().isPresent()
            ? " from " + share.first().get() + " to " + share.last().get()
            : "";
    return "namespace %s: %d items%s, %d edges"
        .formatted(share.namespace(), share.items(), ids, share.edges());
  }
}
