package io.t4dx.sleep;

import io.t4dx.model.Item;
import java.util.List;

/**
 * Writes the text of a prototype; an application may ask a language model for it. Called on a
 * thread of its own, which is interrupted when it takes too long; when it fails or takes too long
 * the prototype has the text that it would have without a writer.
 */
@FunctionalInterface
public interface PrototypeWriter {
  /**
   * The text of a prototype.
   *
   * @param members what it stands for, the most typical one first; of many only the first ones
   */
  String write(List<Item> members) throws Exception;
}
