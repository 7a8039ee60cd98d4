package io.t4dx.compaction.rem;

import io.t4dx.compaction.pass.Step;
import io.t4dx.model.Item;
import io.t4dx.model.Micros;
import io.t4dx.model.Parts;
import io.t4dx.query.Filter;
import io.t4dx.query.Scan;
import io.t4dx.query.ScanOrder;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.store.ItemStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the items that may go into a prototype: those whose kappa has come into the range, that
 * have a vector, and are neither prototypes nor in one. What no longer holds is not abstracted: a
 * prototype has no end, and would go on saying it.
 */
final class Candidates {
  private final Vectors vectors;
  private final Membership membership;
  private final SleepOptions options;
  private final Step step;

  Candidates(Vectors vectors, Membership membership, SleepOptions options, Step step) {
    this.vectors = vectors;
    this.membership = membership;
    this.options = options;
    this.step = step;
  }

  /** At most {@link SleepSetting#CLUSTER_MOST}, the firmest first, equal ones by id. */
  List<Candidate> holdingAt(Instant now) {
    int most = (int) options.get(SleepSetting.CLUSTER_MOST);
    long moment = Micros.of("now", now);
    List<Candidate> found = new ArrayList<>();
    try (ItemStream items = vectors.view().scan(scan())) {
      while (found.size() < most && items.hasNext()) {
        Item item = items.next();
        if (item.fields().validUntil() > moment
            && item.vector().filter(vectors.measure()::places).isPresent()
            && membership.prototypeOf(item.id()).isEmpty()) {
          found.add(new Candidate(item.id(), item.lsn()));
        }
        step.at(0, "looking for items that may go into a prototype");
      }
    }
    return found;
  }

  private Scan scan() {
    Filter kappa =
        Filter.kappaBetween(
            (float) options.get(SleepSetting.CLUSTER_KAPPA_FROM),
            (float) options.get(SleepSetting.CLUSTER_KAPPA_TO));
    return Scan.in(vectors.namespace())
        .where(kappa.and(PrototypeMark.filter().negate()))
        .byDescending(ScanOrder.KAPPA)
        .returning(Parts.VECTOR);
  }
}
