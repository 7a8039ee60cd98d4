/** Search structures over rows: vectors, graph, columns, postings, filters. */
module io.t4dx.index {
  requires static jdk.incubator.vector;
  requires static org.jspecify;
  requires org.slf4j;
  requires roaringbitmap;

  exports io.t4dx.index.column;
  exports io.t4dx.index.csr;
  exports io.t4dx.index.flat;
  exports io.t4dx.index.kernel;
  exports io.t4dx.index.page;
  exports io.t4dx.index.posting;
  exports io.t4dx.index.rows;
  exports io.t4dx.index.sieve;
  exports io.t4dx.index.vector;
}
