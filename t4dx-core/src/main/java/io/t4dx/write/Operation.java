package io.t4dx.write;

import io.t4dx.model.Bytes;
import io.t4dx.model.Checks;
import io.t4dx.model.Edge;
import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeKey;
import io.t4dx.model.EdgesFingerprint;
import io.t4dx.model.Item;
import io.t4dx.model.ItemDraft;
import io.t4dx.model.ItemKey;
import io.t4dx.query.EdgeFilter;
import java.util.List;

/** One change of a store: what a line of the log is made of. */
public sealed interface Operation {

  /**
   * Writes an item and edges; an item under the same id is replaced whole, its other edges stay.
   */
  record Insert(ItemDraft item, List<EdgeDraft> edges) implements Operation {
    public Insert {
      edges = List.copyOf(edges);
    }
  }

  /** Changes named fields of an item. */
  record UpdateFields(ItemKey key, FieldUpdate update) implements Operation {}

  /** Removes an item and every edge at its id. */
  record Delete(ItemKey key) implements Operation {}

  /**
   * Removes an item and every edge at its id, unless it was changed after an LSN or its edges are
   * others.
   *
   * @param edges the {@link io.t4dx.model.EdgesFingerprint} of the edges at it
   */
  record DeleteUnchanged(ItemKey key, long asOf, long edges) implements Operation {
    public DeleteUnchanged {
      if (asOf < 0) {
        throw new IllegalArgumentException("asOf is " + asOf + "; it cannot be negative");
      }
    }

    /**
     * Removes an item as it was read.
     *
     * @param edges all that there were at it, each once
     */
    public static DeleteUnchanged of(Item item, List<Edge> edges) {
      return new DeleteUnchanged(item.key(), item.lsn(), EdgesFingerprint.of(edges));
    }
  }

  /** Writes an edge; one under the same key is replaced whole. */
  record PutEdge(EdgeDraft edge) implements Operation {}

  /** Removes an edge. */
  record DeleteEdge(EdgeKey key) implements Operation {}

  /** Removes an edge if it weighs less than a weight. */
  record DeleteEdgeBelow(EdgeKey key, float weight) implements Operation {
    public DeleteEdgeBelow {
      Checks.unit("weight", weight);
    }
  }

  /** Removes an edge if an end of it has no item. */
  record DeleteDanglingEdge(EdgeKey key) implements Operation {}

  /** Adds to an edge's weight; the sum is kept in [0,1]. */
  record UpdateEdgeWeight(EdgeKey key, float delta, MissingEdge missing) implements Operation {
    public UpdateEdgeWeight {
      Checks.finite("delta", delta);
    }
  }

  /** Multiplies the weight of every edge that matches; the product is kept in [0,1]. */
  record ScaleWeights(EdgeFilter filter, float factor) implements Operation {
    public ScaleWeights {
      Checks.finite("factor", factor);
      if (factor < 0f) {
        throw new IllegalArgumentException("factor is " + factor + "; it cannot be negative");
      }
    }
  }

  /**
   * Changes the state of a component of the application ({@code io.t4dx.component}). It cannot be
   * in one batch with a requirement.
   *
   * @param component its name; 1 to {@value #MOST_NAME} printable ASCII characters without spaces
   * @param type what kind of change it is, in words of the component's; of the same form
   * @param data what the component needs to make it
   */
  record ChangeComponent(String component, String type, Bytes data) implements Operation {
    /** The most characters that the name of a component, or of a type of change, can have. */
    public static final int MOST_NAME = 64;

    public ChangeComponent {
      checkName("component", component);
      checkName("type", type);
    }

    /** Refuses what cannot be the name of a component, or of a type of change. */
    public static void checkName(String what, String name) {
      if (name.isEmpty()
          || name.length() > MOST_NAME
          || !name.chars().allMatch(c -> c > ' ' && c <= '~')) {
        throw new IllegalArgumentException(
            what
                + " is '"
                + name
                + "'; it must have 1 to "
                + MOST_NAME
                + " printable ASCII characters and no spaces");
      }
    }
  }

  /** Lets the whole batch do nothing where the item is not there when the batch begins. */
  record RequireItem(ItemKey key) implements Operation {}

  /**
   * Lets the whole batch do nothing where the item is not there when the batch begins, or was
   * changed after an LSN.
   */
  record RequireUnchanged(ItemKey key, long asOf) implements Operation {
    public RequireUnchanged {
      if (asOf < 0) {
        throw new IllegalArgumentException("asOf is " + asOf + "; it cannot be negative");
      }
    }
  }

  /** Lets the whole batch do nothing where the item is there when the batch begins. */
  record RequireNoItem(ItemKey key) implements Operation {}

  /** Lets the whole batch do nothing where the edge is not there when the batch begins. */
  record RequireEdge(EdgeKey key) implements Operation {}
}
