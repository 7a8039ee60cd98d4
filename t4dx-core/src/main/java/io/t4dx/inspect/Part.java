package io.t4dx.inspect;

/** What of a segment can be shown. */
public enum Part {
  /** The keys of its rows: {@link DumpRow.Key}. */
  KEYS,
  /** The fixed-width columns as they are stored: {@link DumpRow.Columns}. */
  COLUMNS,
  /** Its items, whole but for their vectors: {@link DumpRow.ItemRow}. */
  ITEMS,
  /** Its vectors: {@link DumpRow.Vector}. */
  VECTORS,
  /** The vector graph of its file's neighbour: {@link DumpRow.Node}. */
  GRAPH,
  /** Its edges: {@link DumpRow.EdgeRow}. */
  EDGES,
  /** Terms and the rows that have them: {@link DumpRow.Term}. */
  POSTINGS,
  /** What it changes in older segments: {@link DumpRow.Change}. */
  PATCHES,
  /** What it knows of its rows without reading them: {@link DumpRow.Statistic}. */
  STATS,
  /** What lies where in its file: {@link DumpRow.SectionRow}. */
  LAYOUT
}
