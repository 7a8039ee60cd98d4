package io.t4dx.core.codec;

/** What {@code op} can be. */
final class OperationNames {
  static final String INSERT = "INSERT";
  static final String UPDATE_FIELDS = "UPDATE_FIELDS";
  static final String DELETE = "DELETE";
  static final String DELETE_UNCHANGED = "DELETE_UNCHANGED";
  static final String PUT_EDGE = "PUT_EDGE";
  static final String DELETE_EDGE = "DELETE_EDGE";
  static final String DELETE_EDGE_BELOW = "DELETE_EDGE_BELOW";
  static final String DELETE_DANGLING_EDGE = "DELETE_DANGLING_EDGE";
  static final String UPDATE_EDGE_WEIGHT = "UPDATE_EDGE_WEIGHT";
  static final String BATCH_SCALE_WEIGHTS = "BATCH_SCALE_WEIGHTS";
  static final String CHANGE_COMPONENT = "CHANGE_COMPONENT";
  static final String REQUIRE_ITEM = "REQUIRE_ITEM";
  static final String REQUIRE_UNCHANGED = "REQUIRE_UNCHANGED";
  static final String REQUIRE_NO_ITEM = "REQUIRE_NO_ITEM";
  static final String REQUIRE_EDGE = "REQUIRE_EDGE";

  /** Begins the names of the log's own entries, which are no operations. */
  static final String SYSTEM = "SYSTEM_";

  private OperationNames() {}
}
