package io.t4dx.model;

/** The bounds of every input; what is over them is refused before anything is logged. */
public final class Limits {
  public static final int NAMESPACE = 256;
  public static final int EDGE_TYPE = 128;
  public static final int SESSION = 1024;
  public static final int CONTENT = 8 << 20;
  public static final int METADATA_ENTRIES = 1024;
  public static final int METADATA_KEY = 256;
  public static final int METADATA_TEXT = 64 << 10;
  public static final int METADATA_LIST = 1024;

  /** All metadata of an item or edge: the characters of names and texts, 8 for any other value. */
  public static final int METADATA = 8 << 20;

  public static final int DIMENSION = 4096;
  public static final int K = 10_000;
  public static final int TRAVERSAL_DEPTH = 64;
  public static final int BATCH_OPERATIONS = 100_000;

  private Limits() {}
}
