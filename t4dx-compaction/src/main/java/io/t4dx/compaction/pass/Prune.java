package io.t4dx.compaction.pass;

import io.t4dx.core.sleep.SegmentWeight;
import io.t4dx.model.Edge;
import io.t4dx.model.Ids;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.model.Micros;
import io.t4dx.model.Parts;
import io.t4dx.query.Filter;
import io.t4dx.query.Scan;
import io.t4dx.query.TimeField;
import io.t4dx.sleep.ForgetRule;
import io.t4dx.sleep.SleepPlan;
import io.t4dx.sleep.SleepPlan.DroppedEdge;
import io.t4dx.sleep.SleepPlan.Victim;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.store.ItemStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What PRUNE would do: which items are forgotten and why, and which edges are dropped. */
public final class Prune {
  private static final Comparator<DroppedEdge> BY_KEY =
      Comparator.<DroppedEdge, String>comparing(edge -> edge.key().namespace())
          .thenComparing(edge -> edge.key().source(), Ids.ORDER)
          .thenComparing(edge -> edge.key().type())
          .thenComparing(edge -> edge.key().target(), Ids.ORDER);

  private final Round round;
  private final Instant written;
  private final Instant expired;
  private final @Nullable Instant outlived;
  private final Set<ItemKey> doomed = new HashSet<>();

  private Prune(Round round) {
    this.round = round;
    this.written = round.before(SleepSetting.FORGET_AGE);
    this.expired = round.before(SleepSetting.EXPIRED_FOR);
    this.outlived =
        round.options().get(SleepSetting.TIME_TO_LIVE) == 0
            ? null
            : round.before(SleepSetting.TIME_TO_LIVE);
  }

  /**
   * Plans the pass.
   *
   * @param segments oldest first
   */
  public static SleepPlan.Prune plan(Round round, List<SegmentWeight> segments) {
    Prune prune = new Prune(round);
    List<Victim> victims = prune.victims();
    return new SleepPlan.Prune(
        victims,
        prune.edges(),
        MergeRuns.dead(segments, round.options().get(SleepSetting.REWRITE_DEAD_SHARE)));
  }

  private List<Victim> victims() {
    int most = round.count(SleepSetting.FORGET_MOST);
    List<Victim> victims = new ArrayList<>();
    for (String namespace : round.view().namespaces()) {
      Scan scan = Scan.in(namespace).where(candidates()).returning(Parts.FIELDS);
      try (ItemStream items = round.view().scan(scan)) {
        while (items.hasNext() && victims.size() < most) {
          round.step().at(0.3 * victims.size() / most, "choosing what to forget");
          Item item = items.next();
          rule(item).ifPresent(rule -> victims.add(victim(item, rule)));
        }
      }
    }
    victims.forEach(victim -> doomed.add(victim.key()));
    return victims;
  }

  private static Victim victim(Item item, ForgetRule rule) {
    return new Victim(
        item.key(), item.lsn(), rule, item.kappa(), item.importance(), item.recordTime());
  }

  /** All that a rule may apply to, by what the store can look up. */
  private Filter candidates() {
    float loose =
        Math.max(
            round.share(SleepSetting.FORGET_KAPPA_BELOW),
            round.share(SleepSetting.EXPIRED_KAPPA_BELOW));
    Filter faded = Filter.kappaBetween(0f, loose).and(writtenUpTo(written));
    return outlived == null ? faded : faded.or(writtenUpTo(outlived));
  }

  private static Filter writtenUpTo(Instant moment) {
    return new Filter.TimeBetween(
        TimeField.RECORD_TIME, Long.MIN_VALUE, Micros.of("now", moment) + 1);
  }

  /** Why an item is forgotten; empty where it is not. */
  private Optional<ForgetRule> rule(Item item) {
    if (outlived != null && !item.recordTime().isAfter(outlived)) {
      return Optional.of(ForgetRule.TIME_TO_LIVE);
    }
    if (item.recordTime().isAfter(written)) {
      return Optional.empty();
    }
    boolean over = item.validUntil().filter(end -> !end.isAfter(expired)).isPresent();
    if (over && item.kappa() < round.share(SleepSetting.EXPIRED_KAPPA_BELOW)) {
      return Optional.of(ForgetRule.EXPIRED);
    }
    return item.kappa() < round.share(SleepSetting.FORGET_KAPPA_BELOW)
            && item.importance() < round.share(SleepSetting.FORGET_IMPORTANCE_BELOW)
        ? Optional.of(ForgetRule.FADED)
        : Optional.empty();
  }

  /** The edges at items that are forgotten go with these, and are not named. */
  private List<DroppedEdge> edges() {
    List<DroppedEdge> dropped = new ArrayList<>();
    for (String namespace : round.view().namespaces()) {
      Ends ends = new Ends(namespace);
      round
          .view()
          .forEachEdge(
              namespace,
              edge -> {
                round.step().at(0.3, "looking at edges");
                if (!goesAnyway(edge)) {
                  drop(edge, ends).ifPresent(dropped::add);
                }
              });
    }
    dropped.sort(BY_KEY);
    return dropped;
  }

  private boolean goesAnyway(Edge edge) {
    String namespace = edge.key().namespace();
    return doomed.contains(new ItemKey(namespace, edge.source()))
        || doomed.contains(new ItemKey(namespace, edge.target()));
  }

  private Optional<DroppedEdge> drop(Edge edge, Ends ends) {
    if (edge.weight() < round.share(SleepSetting.EDGE_WEIGHT_FROM)) {
      return Optional.of(new DroppedEdge(edge.key(), false, edge.weight()));
    }
    boolean old =
        round.options().get(SleepSetting.DANGLING_AGE) >= 0
            && !edge.createdAt().isAfter(round.before(SleepSetting.DANGLING_AGE));
    return old && ends.dangles(edge)
        ? Optional.of(new DroppedEdge(edge.key(), true, edge.weight()))
        : Optional.empty();
  }

  /**
   * Whether ids have items. Edges come by source, so the last one is most often asked for again.
   */
  private final class Ends {
    private final String namespace;
    private @Nullable UUID last;
    private boolean lastIsThere;

    Ends(String namespace) {
      this.namespace = namespace;
    }

    boolean dangles(Edge edge) {
      return !isThere(edge.source()) || !exists(edge.target());
    }

    private boolean isThere(UUID id) {
      if (!id.equals(last)) {
        last = id;
        lastIsThere = exists(id);
      }
      return lastIsThere;
    }

    private boolean exists(UUID id) {
      return round.view().get(new ItemKey(namespace, id), Parts.FIELDS).isPresent();
    }
  }
}
