package io.t4dx.compaction.archive;

import io.t4dx.core.codec.OperationFormatException;
import io.t4dx.core.codec.OperationsReader;
import io.t4dx.write.Operation;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A member that was found whole.
 *
 * @param index its place among the members of its file
 * @param size in bytes
 * @param operations in the order of their lines; none in the seal
 */
record Member(int index, int size, List<Operation> operations) {

  boolean isSeal() {
    return operations.isEmpty();
  }

  /**
   * Reads a member whose checksum fits.
   *
   * @throws IllegalArgumentException where it says what no writer of this version writes
   */
  static Member decode(byte[] member, OperationsReader reader) throws OperationFormatException {
    ByteBuffer view = MemberDescriptor.view(member);
    int lines = view.getInt(MemberDescriptor.LINES_AT);
    List<Operation> operations = lines == 0 ? seal(member) : operations(inflate(member), reader);
    if (operations.size() != lines) {
      throw new IllegalArgumentException(
          "it has " + operations.size() + " operations where it says " + lines);
    }
    return new Member(view.getInt(MemberDescriptor.INDEX_AT), member.length, operations);
  }

  private static List<Operation> seal(byte[] member) {
    if (inflate(member).length != 0) {
      throw new IllegalArgumentException("it has lines where it says that it has none");
    }
    return List.of();
  }

  /** Line feeds end lines and are nowhere else, so that lines become an array by two brackets. */
  private static List<Operation> operations(byte[] text, OperationsReader reader)
      throws OperationFormatException {
    byte[] array = new byte[text.length + 1];
    array[0] = '[';
    for (int i = 0; i < text.length; i++) {
      array[i + 1] = text[i] == '\n' ? (byte) ',' : text[i];
    }
    array[text.length] = ']';
    return reader.read(array, 0, array.length);
  }

  private static byte[] inflate(byte[] member) {
    ByteBuffer view = MemberDescriptor.view(member);
    int deflated = member.length - MemberDescriptor.HEADER_BYTES - MemberDescriptor.TRAILER_BYTES;
    long length = Integer.toUnsignedLong(view.getInt(member.length - Integer.BYTES));
    if (length > Math.min(Integer.MAX_VALUE - 16, deflated * MemberDescriptor.MOST_EXPANSION)) {
      throw new IllegalArgumentException(
          deflated + " bytes cannot have been " + length + " bytes of lines");
    }
    byte[] text = new byte[(int) length];
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(member, MemberDescriptor.HEADER_BYTES, deflated);
      int found = inflater.inflate(text);
      // Its end is seen only when it is asked for more.
      int more = inflater.inflate(new byte[1]);
      CRC32 crc = new CRC32();
      crc.update(text);
      int stored = view.getInt(member.length - MemberDescriptor.TRAILER_BYTES);
      if (found != length
          || more != 0
          || !inflater.finished()
          || inflater.getRemaining() != 0
          || (int) crc.getValue() != stored) {
        throw new IllegalArgumentException("its lines are not those of its trailer");
      }
    } catch (DataFormatException e) {
      throw new IllegalArgumentException("it is not deflated: " + e.getMessage(), e);
    } finally {
      inflater.end();
    }
    return text;
  }
}
