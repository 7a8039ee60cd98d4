package io.t4dx.bench.compare;

import io.t4dx.bench.report.Result;
import io.t4dx.bench.report.SavedReport;
import io.t4dx.bench.report.ThisEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What moved between two reports. */
public final class Comparison {
  private static final String DEVICE = "device";

  private final List<Move> moves;
  private final int lost;

  private Comparison(List<Move> moves, int lost) {
    this.moves = moves;
    this.lost = lost;
  }

  /** Compares every ratio that both reports have. */
  public static Comparison of(SavedReport base, SavedReport now) {
    List<Ratio> after = ratios(now);
    List<Move> moves = new ArrayList<>();
    int lost = 0;
    for (Ratio before : ratios(base)) {
      List<Ratio> same = after.stream().filter(before::isSameAs).toList();
      same.forEach(ratio -> moves.add(new Move(before, ratio)));
      lost += same.isEmpty() ? 1 : 0;
    }
    return new Comparison(moves, lost);
  }

  private static List<Ratio> ratios(SavedReport report) {
    List<Ratio> ratios = new ArrayList<>();
    for (Result self : report.results()) {
      if (self.system().equals(ThisEngine.NAME) && !self.caseName().equals(DEVICE)) {
        peers(report, self)
            .filter(peer -> peer.runs().stream().noneMatch(value -> value == 0))
            .forEach(peer -> ratios.add(Ratio.of(self, peer)));
      }
    }
    return ratios;
  }

  private static Stream<Result> peers(SavedReport report, Result self) {
    return report.results().stream()
        .filter(
            peer ->
                !ThisEngine.is(peer.system())
                    && peer.suite().equals(self.suite())
                    && peer.caseName().equals(self.caseName())
                    && peer.metric().equals(self.metric()));
  }

  /** Whether something became worse by more than noise. */
  public boolean worse() {
    return count(Move.Verdict.WORSE) > 0;
  }

  /** What moved, line by line, and how much of the rest there is. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Move move : moves) {
      switch (move.verdict()) {
        case BETTER, WORSE, MOVED -> text.append(move.text()).append('\n');
        case WITHIN_NOISE, TOO_FEW_RUNS -> {}
      }
    }
    text.append(
        "%d ratios: %d worse, %d better, %d moved, %d within noise%n"
            .formatted(
                moves.size(),
                count(Move.Verdict.WORSE),
                count(Move.Verdict.BETTER),
                count(Move.Verdict.MOVED),
                count(Move.Verdict.WITHIN_NOISE)));
    long few = count(Move.Verdict.TOO_FEW_RUNS);
    if (few > 0) {
      text.append(
          "%d not judged: noise is known from %d runs in both reports on; measure with --runs%n"
              .formatted(few, Move.FEWEST_RUNS));
    }
    if (lost > 0) {
      text.append("%d ratios of the base are not in the new report%n".formatted(lost));
    }
    return text.toString();
  }

  private long count(Move.Verdict verdict) {
    return moves.stream().filter(move -> move.verdict() == verdict).count();
  }
}
