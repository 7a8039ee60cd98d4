package io.t4dx.core.segment;

import io.t4dx.core.segment.value.BlocksWriter;
import io.t4dx.model.ItemFields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Walks over items in the order of their keys. Each property of the item it stands at is read only
 * when it is asked for, so that a walk for vectors need not unpack texts.
 */
public interface ItemCursor {
  /** Steps to the next item; false behind the last. */
  boolean next();

  String namespace();

  UUID id();

  long lsn();

  ItemFields fields();

  String content();

  /** Appends the content to a section of texts. */
  default void copyContent(BlocksWriter texts) throws IOException {
    byte[] content = content().getBytes(StandardCharsets.UTF_8);
    texts.add(content, 0, content.length);
  }

  boolean hasVector();

  /** The vector, which the caller does not change; only where there is one. */
  float[] vector();
}
