package io.t4dx.core.checkpoint;

import io.t4dx.component.Change;
import io.t4dx.core.component.SavedState;
import io.t4dx.core.disk.DiskPath;
import io.t4dx.model.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A checkpoint as compressed bytes, and back; the format is drawn in docs/format/checkpoint.md. */
final class CheckpointCodec {
  static final int VERSION = 1;
  private static final byte[] MAGIC = "T4DXCKPT".getBytes(StandardCharsets.US_ASCII);
  private static final int SHA_BYTES = 32;

  /** More than all states that can be registered in earnest; what is more is no checkpoint. */
  private static final int MOST_BYTES = 1 << 30;

  private CheckpointCodec() {}

  static byte[] encode(CheckpointContents contents) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(plain)) {
      out.write(MAGIC);
      out.writeInt(VERSION);
      out.writeLong(contents.store().getMostSignificantBits());
      out.writeLong(contents.store().getLeastSignificantBits());
      out.writeLong(contents.lsn());
      out.writeLong(contents.at());
      write(out, contents.identity());
      write(out, contents.current());
      out.writeInt(contents.files().size());
      for (String file : contents.files()) {
        out.writeUTF(file);
      }
      out.writeInt(contents.states().size());
      for (Map.Entry<String, SavedState> state : contents.states().entrySet()) {
        out.writeUTF(state.getKey());
        write(out, state.getValue());
      }
      out.write(sha256(plain.toByteArray(), plain.size()));
      return compress(plain.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(DataOutputStream out, SavedState saved) throws IOException {
    out.writeBoolean(saved.state().isPresent());
    if (saved.state().isPresent()) {
      write(out, saved.state().get());
    }
    out.writeInt(saved.later().size());
    for (Change change : saved.later()) {
      out.writeUTF(change.type());
      out.writeLong(change.lsn());
      out.writeLong(change.at());
      write(out, change.data());
    }
  }

  private static void write(DataOutputStream out, Bytes bytes) throws IOException {
    out.writeInt(bytes.length());
    out.write(bytes.toArray());
  }

  private static byte[] compress(byte[] plain) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(plain);
    }
    return compressed.toByteArray();
  }

  /**
   * Reads a checkpoint.
   *
   * @throws CheckpointDamagedException if its bytes are not what was written
   * @throws CheckpointVersionException if a newer release wrote it
   */
  static CheckpointContents decode(String file, byte[] compressed) throws IOException {
    byte[] plain = decompress(file, compressed);
    int end = plain.length - SHA_BYTES;
    if (end < MAGIC.length || !Arrays.equals(plain, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new CheckpointDamagedException(file, "it does not begin as one");
    }
    if (!MessageDigest.isEqual(sha256(plain, end), Arrays.copyOfRange(plain, end, plain.length))) {
      throw new CheckpointDamagedException(file, "its SHA-256 does not fit its " + end + " bytes");
    }
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(plain, MAGIC.length, end - MAGIC.length))) {
      int version = in.readInt();
      if (version != VERSION) {
        throw new CheckpointVersionException(file, version);
      }
      return contents(in);
    } catch (CheckpointVersionException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new CheckpointDamagedException(file, e);
    }
  }

  private static byte[] decompress(String file, byte[] compressed)
      throws CheckpointDamagedException {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      byte[] plain = gzip.readNBytes(MOST_BYTES);
      if (gzip.read() >= 0) {
        throw new CheckpointDamagedException(file, "it holds more than " + MOST_BYTES + " bytes");
      }
      return plain;
    } catch (CheckpointDamagedException e) {
      throw e;
    } catch (IOException e) {
      throw new CheckpointDamagedException(file, e);
    }
  }

  private static CheckpointContents contents(DataInputStream in) throws IOException {
    UUID store = new UUID(in.readLong(), in.readLong());
    long lsn = in.readLong();
    long at = in.readLong();
    Bytes identity = bytes(in);
    Bytes current = bytes(in);
    List<String> files = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      files.add(DiskPath.checkName(in.readUTF()));
    }
    SortedMap<String, SavedState> states = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      states.put(in.readUTF(), state(in));
    }
    if (in.read() >= 0) {
      throw new IOException("more follows its components");
    }
    return new CheckpointContents(store, lsn, at, identity, current, files, states);
  }

  private static SavedState state(DataInputStream in) throws IOException {
    Optional<Bytes> state = in.readBoolean() ? Optional.of(bytes(in)) : Optional.empty();
    List<Change> later = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      String type = in.readUTF();
      long lsn = in.readLong();
      long at = in.readLong();
      later.add(new Change(type, bytes(in), lsn, at));
    }
    return new SavedState(state, later);
  }

  private static Bytes bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("a value of " + length + " bytes does not fit");
    }
    return Bytes.of(in.readNBytes(length));
  }

  private static byte[] sha256(byte[] bytes, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, length);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
