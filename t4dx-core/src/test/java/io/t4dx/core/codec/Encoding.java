package io.t4dx.core.codec;

import io.t4dx.write.Operation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Both directions, as the tests of this package use them. */
final class Encoding {
  private static final OperationsWriter WRITER = new OperationsWriter(64 << 20);

  private Encoding() {}

  static byte[] encode(List<Operation> operations) {
    try (EncodedOperations encoded = WRITER.encode(operations)) {
      return Arrays.copyOf(encoded.array(), encoded.length());
    }
  }

  static String text(Operation operation) {
    return new String(encode(List.of(operation)), StandardCharsets.UTF_8);
  }

  static List<Operation> decode(byte[] bytes) throws OperationFormatException {
    return new OperationsReader().read(bytes, 0, bytes.length);
  }

  static List<Operation> decode(String text) throws OperationFormatException {
    return decode(text.getBytes(StandardCharsets.UTF_8));
  }
}
