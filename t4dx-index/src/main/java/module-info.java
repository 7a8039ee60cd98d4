/** Search structures over rows: vectors, graph, columns, postings, filters. */
module io.t4dx.index {
  requires static jdk.incubator.vector;
  requires static org.jspecify;
  requires org.slf4j;
  requires roaringbitmap;

  exports io.t4dx.index.kernel;
  exports io.t4dx.index.page;
  exports io.t4dx.index.vector;
}
