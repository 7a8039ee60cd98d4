package io.t4dx.core.read;

import io.t4dx.core.live.NodeIds;
import io.t4dx.query.Visit;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The visits of a traversal, each made when it is first asked for: a walk reaches nodes far faster
 * than objects for them can be made, and its caller may look at a few of them only. It needs no
 * view any more.
 *
 * <p>Threads may race to make one visit; both make the same.
 */
final class VisitList extends AbstractList<Visit> implements RandomAccess {
  private final int[] numbers;
  private final @Nullable NodeIds ids;
  private final List<UUID> unnumbered;
  private final int starts;
  private final int[] firsts;
  private final int[] parents;
  private final VisitedEdges edges;
  private final @Nullable Visit[] made;

  /**
   * Visits, the starts first.
   *
   * @param numbers of nodes that have some; -1 and below for the places of ids that have none
   * @param starts how many of them are starts
   * @param firsts the first of the visits that one node led to, for each such node
   * @param parents the visit of that node, inverted where its edges come into it
   */
  VisitList(
      int[] numbers,
      @Nullable NodeIds ids,
      List<UUID> unnumbered,
      int starts,
      int[] firsts,
      int[] parents,
      VisitedEdges edges) {
    this.numbers = numbers;
    this.ids = ids;
    this.unnumbered = unnumbered;
    this.starts = starts;
    this.firsts = firsts;
    this.parents = parents;
    this.edges = edges;
    this.made = new Visit[numbers.length];
  }

  @Override
  public Visit get(int index) {
    Visit known = made[index];
    if (known == null) {
      known = make(index);
      made[index] = known;
    }
    return known;
  }

  private Visit make(int visit) {
    UUID here = id(visit);
    if (visit < starts) {
      return new Visit(here, 0, Optional.empty(), Optional.empty());
    }
    int found = Arrays.binarySearch(firsts, visit);
    int parent = parents[found < 0 ? -found - 2 : found];
    Visit from = get(parent < 0 ? ~parent : parent);
    return new Visit(
        here,
        from.depth() + 1,
        Optional.of(
            parent < 0 ? edges.edge(visit, here, from.id()) : edges.edge(visit, from.id(), here)),
        Optional.of(from));
  }

  private UUID id(int visit) {
    int number = numbers[visit];
    return ids == null || number < 0 ? unnumbered.get(-1 - number) : ids.id(number);
  }

  @Override
  public int size() {
    return numbers.length;
  }
}
