package io.t4dx.core.checkpoint;

import io.t4dx.core.disk.DiskFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that was copied.
 *
 * @param sha256 of its bytes, as they were read
 */
public record FileCopy(long bytes, String sha256) {
  private static final int CHUNK = 1 << 20;

  /** Copies the first bytes of a file, durably. */
  static FileCopy make(DiskFile source, long bytes, DiskFile target) throws IOException {
    MessageDigest digest = digest();
    ByteBuffer chunk = ByteBuffer.allocate(Math.clamp(bytes, 1, CHUNK));
    long at = 0;
    while (at < bytes) {
      chunk.clear().limit((int) Math.min(chunk.capacity(), bytes - at));
      int read = source.read(chunk, at);
      if (read < 0) {
        throw new EOFException("the file ends at " + at + " and not at " + bytes);
      }
      digest.update(chunk.array(), 0, read);
      target.writeFully(chunk.flip(), at);
      at += read;
    }
    target.sync(DiskFile.Sync.ALL);
    return new FileCopy(bytes, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
