package io.t4dx.model;

/**
 * What an edge means. The constants are the types that the engine and its users share; any other
 * name is as good.
 */
public record EdgeType(String name) implements Comparable<EdgeType> {
  public static final EdgeType USES = new EdgeType("USES");
  public static final EdgeType PRODUCES = new EdgeType("PRODUCES");
  public static final EdgeType REQUIRES = new EdgeType("REQUIRES");
  public static final EdgeType CAUSES = new EdgeType("CAUSES");
  public static final EdgeType PART_OF = new EdgeType("PART_OF");
  public static final EdgeType SIMILAR_TO = new EdgeType("SIMILAR_TO");
  public static final EdgeType IMPLEMENTS = new EdgeType("IMPLEMENTS");
  public static final EdgeType IMPROVES_ON = new EdgeType("IMPROVES_ON");
  public static final EdgeType CONSOLIDATED_INTO = new EdgeType("CONSOLIDATED_INTO");
  public static final EdgeType SOURCE_OF = new EdgeType("SOURCE_OF");
  public static final EdgeType SEQUENCE = new EdgeType("SEQUENCE");
  public static final EdgeType TEMPORAL_BEFORE = new EdgeType("TEMPORAL_BEFORE");
  public static final EdgeType TEMPORAL_AFTER = new EdgeType("TEMPORAL_AFTER");
  public static final EdgeType MERGED_FROM = new EdgeType("MERGED_FROM");
  public static final EdgeType SUPERSEDES = new EdgeType("SUPERSEDES");
  public static final EdgeType RELATES_TO = new EdgeType("RELATES_TO");
  public static final EdgeType HAS_CONTEXT = new EdgeType("HAS_CONTEXT");
  public static final EdgeType DERIVED_FROM = new EdgeType("DERIVED_FROM");
  public static final EdgeType DEPENDS_ON = new EdgeType("DEPENDS_ON");

  public EdgeType {
    Checks.name("edge type", name, Limits.EDGE_TYPE);
  }

  @Override
  public int compareTo(EdgeType other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
