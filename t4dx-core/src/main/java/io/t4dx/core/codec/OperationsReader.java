package io.t4dx.core.codec;

import io.t4dx.write.Operation;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;

/** Decodes the operations of the log's lines, one after the other. Used by one thread at a time. */
public final class OperationsReader {
  private static final LogJson JSON = new LogJson();

  private final VectorCodec vectors = new VectorCodec();

  /** A reader of any number of lines. */
  public OperationsReader() {}

  /**
   * Decodes the operations in a range of bytes, which holds nothing else. Entries of the log's own,
   * whose names begin with SYSTEM_, are passed over.
   */
  public List<Operation> read(byte[] bytes, int offset, int length)
      throws OperationFormatException {
    try (SteppingParser json = JSON.parser(bytes, offset, length)) {
      return operations(new ValueReader(json, bytes, offset + length, vectors));
    } catch (JacksonException e) {
      long at = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getByteOffset());
      throw new OperationFormatException(
          "operations (byte " + at + ") are no JSON: " + problem(e), at, e);
    }
  }

  private static List<Operation> operations(ValueReader in) throws OperationFormatException {
    List<Operation> operations = new ArrayList<>();
    in.next();
    in.beginArray();
    while (in.next() != JsonToken.END_ARRAY) {
      Members members = Members.ofOperation(in);
      if (members != null) {
        operations.add(operation(members));
      }
    }
    if (in.next() != null) {
      throw in.refusal("are followed by more");
    }
    return operations;
  }

  /** What the library says, without the place: it does not know it, and the message has it. */
  private static String problem(JacksonException e) {
    String message = e.getOriginalMessage();
    int place = message.indexOf(" (for ");
    return place < 0 ? message : message.substring(0, place);
  }

  private static Operation operation(Members members) throws OperationFormatException {
    try {
      return OperationDecoder.operation(members);
    } catch (IllegalArgumentException e) {
      throw members.refusal("is no operation: " + e.getMessage(), e);
    }
  }
}
