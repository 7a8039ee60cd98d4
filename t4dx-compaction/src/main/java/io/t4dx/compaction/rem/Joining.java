package io.t4dx.compaction.rem;

import io.t4dx.model.Ids;
import io.t4dx.model.Parts;
import io.t4dx.query.Hit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds for candidates the prototype that they are near enough to: the nearest of those that they
 * are no farther from than its radius.
 */
final class Joining {
  /** The nearest prototypes are asked; one of smaller radius may lie before one that is joined. */
  private static final int ASKED = 8;

  private final Vectors vectors;
  private final Map<UUID, PrototypeMark> prototypes;
  private final Map<UUID, Integer> timesNear = new HashMap<>();

  Joining(Vectors vectors, Map<UUID, PrototypeMark> prototypes) {
    this.vectors = vectors;
    this.prototypes = prototypes;
  }

  Optional<UUID> prototypeFor(Candidate candidate) {
    if (prototypes.isEmpty()) {
      return Optional.empty();
    }
    float[] vector = vectors.known(candidate.id());
    List<Hit> hits = vectors.near(vector, ASKED, PrototypeMark.filter(), Parts.VECTOR);
    UUID nearest = null;
    float least = Float.POSITIVE_INFINITY;
    for (Hit hit : hits) {
      UUID id = hit.item().id();
      PrototypeMark mark = prototypes.get(id);
      if (mark == null) {
        continue;
      }
      timesNear.merge(id, 1, Integer::sum);
      float apart = vectors.measure().apart(vector, hit.item().vector().orElseThrow());
      if (apart <= mark.radius() && apart < least) {
        nearest = id;
        least = apart;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** Prototypes, those first that were near to most of the candidates asked about. */
  List<UUID> nearestFirst() {
    Comparator<UUID> often = Comparator.comparing(id -> -timesNear.getOrDefault(id, 0));
    return prototypes.keySet().stream().sorted(often.thenComparing(Ids.ORDER)).toList();
  }
}
