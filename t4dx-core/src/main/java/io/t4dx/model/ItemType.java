package io.t4dx.model;

/** The kind of memory that an item is. */
public enum ItemType {
  /** Something that happened. */
  EPISODIC,
  /** Something that is known. */
  SEMANTIC,
  /** Something that can be done. */
  PROCEDURAL
}
