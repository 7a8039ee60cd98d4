package io.t4dx.core.codec;

import io.t4dx.write.Operation;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/**
 * Encodes operations as the log holds them. Any number of threads may use one writer, each encoding
 * its own batch at the same time as the others.
 */
public final class OperationsWriter {
  private final LogJson json = new LogJson();
  private final BufferPool pool;

  /**
   * @param maxLength the most bytes that a batch may take
   */
  public OperationsWriter(int maxLength) {
    this.pool = new BufferPool(maxLength);
  }

  /**
   * Encodes a batch.
   *
   * @throws IllegalArgumentException where it takes more bytes than it may, or an inserted item has
   *     no id
   */
  public EncodedOperations encode(List<Operation> operations) {
    EncodingBuffer buffer = pool.take();
    try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), buffer)) {
      OperationEncoder encoder = new OperationEncoder(out, buffer.vectors());
      out.writeStartArray();
      for (Operation operation : operations) {
        encoder.write(operation);
      }
      out.writeEndArray();
    }
    return new EncodedOperations(pool, buffer);
  }
}
