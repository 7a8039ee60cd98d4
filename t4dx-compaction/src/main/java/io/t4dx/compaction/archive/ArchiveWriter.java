package io.t4dx.compaction.archive;

import io.t4dx.core.codec.EncodedOperations;
import io.t4dx.core.codec.OperationsWriter;
import io.t4dx.core.disk.DiskFile;
import io.t4dx.write.Operation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Writes one file from front to back; keeps one member in memory. */
final class ArchiveWriter {
  /** An item is read without the rest of the file, but with so many others at most. */
  private static final int MEMBER_LINES = 32;

  /** A member with so much text takes no further line. */
  private static final int MEMBER_TEXT = 256 << 10;

  /** No line is longer: an item with all its edges has to fit into memory to be restored. */
  private static final int MOST_LINE_BYTES = 1 << 30;

  private final OperationsWriter encoder = new OperationsWriter(MOST_LINE_BYTES);
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final DiskFile file;
  private final long number;
  private long position;
  private int members;
  private int lines;

  ArchiveWriter(DiskFile file, long number) {
    this.file = file;
    this.number = number;
  }

  /** Returns the offset of the member that the operation goes into. */
  long add(Operation operation) throws IOException {
    if (lines == MEMBER_LINES || text.size() >= MEMBER_TEXT) {
      endMember();
    }
    try (EncodedOperations encoded = encoder.encode(List.of(operation))) {
      // Without the brackets of the array that a batch is.
      text.write(encoded.array(), 1, encoded.length() - 2);
    }
    text.write('\n');
    lines++;
    return position;
  }

  /** Seals the file, and returns its size. */
  long finish() throws IOException {
    if (lines > 0) {
      endMember();
    }
    endMember();
    return position;
  }

  private void endMember() throws IOException {
    byte[] member = MemberEncoder.encode(number, members, lines, text.toByteArray());
    file.writeFully(ByteBuffer.wrap(member), position);
    position += member.length;
    members++;
    lines = 0;
    text.reset();
  }
}
