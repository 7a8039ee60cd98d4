package io.t4dx.exchange;

import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgeType;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemType;
import io.t4dx.model.Metadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** The members of a line, in whatever order they come. What is null is as if it were not there. */
final class LineMembers {
  static final List<String> NAMES =
      List.of(
          "namespace",
          "id",
          "content",
          "vector",
          "kappa",
          "importance",
          "type",
          "eventTime",
          "validFrom",
          "validUntil",
          "session",
          "accessCount",
          "metadata",
          "edges");

  /** An edge whose source and namespace are not known yet. */
  private record Leaving(
      EdgeType type, UUID target, float weight, Optional<Instant> createdAt, Metadata metadata) {
    EdgeDraft from(String namespace, UUID source) {
      return new EdgeDraft(
          new EdgeKey(namespace, source, type, target), weight, createdAt, metadata);
    }
  }

  private final LineValues in;
  private final Set<String> seen = new HashSet<>();
  private @Nullable String namespace;
  private @Nullable UUID id;
  private @Nullable String content;
  private float @Nullable [] vector;
  private @Nullable Float kappa;
  private @Nullable Float importance;
  private @Nullable ItemType type;
  private @Nullable Instant eventTime;
  private @Nullable Instant validFrom;
  private @Nullable Instant validUntil;
  private @Nullable String session;
  private long accessCount;
  private Metadata metadata = Metadata.EMPTY;
  private List<Leaving> edges = List.of();

  LineMembers(LineValues in) {
    this.in = in;
  }

  void read() throws LineFormatException {
    in.next();
    in.begin("a line", JsonToken.START_OBJECT);
    for (String name = in.nextMember(); name != null; name = in.nextMember()) {
      if (!seen.add(name)) {
        throw new LineFormatException(name + " is there twice");
      }
      if (!in.atNull()) {
        read(name);
      }
    }
    if (in.next() != null) {
      throw new LineFormatException("there is more behind the object");
    }
  }

  private void read(String name) throws LineFormatException {
    switch (name) {
      case "namespace" -> namespace = in.text(name);
      case "id" -> id = in.id(name);
      case "content" -> content = in.text(name);
      case "vector" -> vector = in.vector(name);
      case "kappa" -> kappa = in.decimal(name);
      case "importance" -> importance = in.decimal(name);
      case "type" -> type = type(in.text(name));
      case "eventTime" -> eventTime = in.moment(name);
      case "validFrom" -> validFrom = in.moment(name);
      case "validUntil" -> validUntil = in.moment(name);
      case "session" -> session = in.text(name);
      case "accessCount" -> accessCount = in.integer(name);
      case "metadata" -> metadata = in.metadata(name);
      case "edges" -> edges = edges();
      default ->
          throw new LineFormatException(
              name + " is no member of a line; there are " + String.join(", ", NAMES));
    }
  }

  private static ItemType type(String name) throws LineFormatException {
    for (ItemType type : ItemType.values()) {
      if (type.name().equals(name.toUpperCase(Locale.ROOT))) {
        return type;
      }
    }
    throw new LineFormatException(
        "type is \"" + name + "\"; it must be one of " + Arrays.toString(ItemType.values()));
  }

  private List<Leaving> edges() throws LineFormatException {
    in.begin("edges", JsonToken.START_ARRAY);
    List<Leaving> read = new ArrayList<>();
    while (in.next() != JsonToken.END_ARRAY) {
      read.add(edge("edges[" + read.size() + "]"));
    }
    return read;
  }

  private Leaving edge(String place) throws LineFormatException {
    in.begin(place, JsonToken.START_OBJECT);
    EdgeType edgeType = null;
    UUID target = null;
    float weight = 1;
    Optional<Instant> createdAt = Optional.empty();
    Metadata facts = Metadata.EMPTY;
    for (String name = in.nextMember(); name != null; name = in.nextMember()) {
      String where = place + "." + name;
      switch (name) {
        case "type" -> edgeType = new EdgeType(in.text(where));
        case "target" -> target = in.id(where);
        case "weight" -> weight = in.decimal(where);
        case "createdAt" -> createdAt = Optional.of(in.moment(where));
        case "metadata" -> facts = in.metadata(where);
        default ->
            throw new LineFormatException(
                where
                    + " is no member of an edge; there are type, target, weight, createdAt,"
                    + " metadata");
      }
    }
    if (edgeType == null || target == null) {
      throw new LineFormatException(place + " needs a type and a target");
    }
    return new Leaving(edgeType, target, weight, createdAt, facts);
  }

  Line line(String defaultNamespace) throws LineFormatException {
    String where = namespace == null ? defaultNamespace : namespace;
    if (content == null) {
      return edgesAlone(where);
    }
    if (id == null && !edges.isEmpty()) {
      throw new LineFormatException("an item with edges needs an id");
    }
    ItemDraft item = item(ItemDraft.in(where).content(content).metadata(metadata));
    return new Line(Optional.of(item), id == null ? List.of() : leaving(where, id));
  }

  private Line edgesAlone(String where) throws LineFormatException {
    if (id == null || edges.isEmpty() || seen.size() > (namespace == null ? 2 : 3)) {
      throw new LineFormatException(
          "content is missing; only a line of an id and its edges can be without");
    }
    return new Line(Optional.empty(), leaving(where, id));
  }

  private List<EdgeDraft> leaving(String where, UUID source) {
    return edges.stream().map(edge -> edge.from(where, source)).toList();
  }

  private ItemDraft item(ItemDraft.Builder draft) {
    draft.accessCount(accessCount);
    if (id != null) {
      draft.id(id);
    }
    if (vector != null) {
      draft.vector(vector);
    }
    if (kappa != null) {
      draft.kappa(kappa);
    }
    if (importance != null) {
      draft.importance(importance);
    }
    if (type != null) {
      draft.type(type);
    }
    if (eventTime != null) {
      draft.eventTime(eventTime);
    }
    if (validFrom != null) {
      draft.validFrom(validFrom);
    }
    if (validUntil != null) {
      draft.validUntil(validUntil);
    }
    if (session != null) {
      draft.session(session);
    }
    return draft.build();
  }
}
