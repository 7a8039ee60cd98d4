package io.t4dx.bench.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.t4dx.core.log.write.PendingWrite;
import java.util.Base64;
import java.util.SplittableRandom;

/** Operations of about the size and the look of what the engine logs. */
final class Payload {
  /** What the log adds to the operations of a line, roughly. */
  static final int LINE_OVERHEAD = 75;

  private Payload() {}

  /** An array of so many operations, each of so many bytes. */
  static byte[] of(int operations, int bytesEach) {
    SplittableRandom random = new SplittableRandom(42);
    StringBuilder text = new StringBuilder(operations * bytesEach);
    for (int i = 0; i < operations; i++) {
      byte[] vector = new byte[bytesEach];
      random.nextBytes(vector);
      String opening = (i == 0 ? "[" : ",") + "{\"op\":\"INSERT\",\"vector\":\"";
      String base64 = Base64.getEncoder().encodeToString(vector);
      String closing = "\"}" + (i == operations - 1 ? "]" : "");
      int room = bytesEach - opening.length() - closing.length();
      text.append(opening).append(base64, 0, room).append(closing);
    }
    return text.toString().getBytes(US_ASCII);
  }

  /** A write that nobody applies. */
  static final class Write extends PendingWrite {
    Write(byte[] bytes) {
      payload(bytes, 0, bytes.length);
    }
  }
}
