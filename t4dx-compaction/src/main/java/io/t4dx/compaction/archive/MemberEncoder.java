package io.t4dx.compaction.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Makes members of lines; the same member of the same lines. */
final class MemberEncoder {
  private MemberEncoder() {}

  static byte[] encode(long file, int index, int lines, byte[] text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length / 2 + 64);
    out.write(new byte[MemberDescriptor.HEADER_BYTES]);
    deflate(text, out);
    out.write(new byte[MemberDescriptor.TRAILER_BYTES]);
    byte[] member = out.toByteArray();
    ByteBuffer view = MemberDescriptor.view(member);
    MemberDescriptor.open(view);
    view.putInt(MemberDescriptor.VERSION_AT, MemberDescriptor.VERSION);
    view.putInt(MemberDescriptor.SIZE_AT, member.length);
    view.putLong(MemberDescriptor.FILE_AT, file);
    view.putInt(MemberDescriptor.INDEX_AT, index);
    view.putInt(MemberDescriptor.LINES_AT, lines);
    CRC32 crc = new CRC32();
    crc.update(text);
    view.putInt(member.length - MemberDescriptor.TRAILER_BYTES, (int) crc.getValue());
    view.putInt(member.length - Integer.BYTES, text.length);
    view.putInt(MemberDescriptor.CHECKSUM_AT, MemberDescriptor.checksum(member));
    return member;
  }

  private static void deflate(byte[] text, ByteArrayOutputStream out) throws IOException {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try (DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater)) {
      deflated.write(text);
    } finally {
      deflater.end();
    }
  }
}
