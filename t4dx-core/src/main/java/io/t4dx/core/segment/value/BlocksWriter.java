package io.t4dx.core.segment.value;

import io.t4dx.core.segment.format.Section;
import io.t4dx.core.segment.format.SegmentOutput;
import java.io.IOException;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;

/**
 * Writes the values of rows in blocks. The blocks go out as they fill; kept until the end is what
 * their index needs: two bits a row and five bytes a block.
 */
public final class BlocksWriter {
  /** The size of blocks of texts; measured in decisions/0032. */
  public static final int TEXTS = 512;

  /** The size of blocks of metadata: one is unpacked for each item that is read. */
  public static final int METADATA = 128;

  /** Shorter blocks hardly shrink, and are read faster as they are. */
  private static final int WORTH_IT = 256;

  private final SegmentOutput out;
  private final LZ4Compressor compressor = LZ4Factory.safeInstance().fastCompressor();
  private final RankedBitsBuilder present = new RankedBitsBuilder();
  private final RankedBitsBuilder begins = new RankedBitsBuilder();
  private final ByteList lengths = new ByteList();
  private final ByteList values = new ByteList(2 * TEXTS);
  private final ByteList raw = new ByteList(2 * TEXTS);
  private final ByteList offsets = new ByteList();
  private final int full;
  private byte[] compressed = new byte[0];
  private int inBlock;
  private int blocks;

  /**
   * Writes into the section that has begun.
   *
   * @param full a block ends with the value that fills it so far
   */
  public BlocksWriter(SegmentOutput out, int full) {
    this.out = out;
    this.full = full;
  }

  /** Appends the value of the next row; no bytes are no value. */
  public void add(byte[] bytes, int offset, int length) throws IOException {
    present.add(length > 0);
    if (length == 0) {
      return;
    }
    begins.add(inBlock == 0);
    inBlock++;
    lengths.putVarint(length);
    values.put(bytes, offset, length);
    if (values.length() >= full) {
      packBlock();
    }
  }

  /**
   * Whether a block that has been packed before should be taken over: one that is full, and not
   * where the values before it would be left in a block too short to shrink.
   */
  boolean takes(int rawLength) {
    return rawLength >= full && (inBlock == 0 || values.length() >= WORTH_IT);
  }

  /** Appends the value of the next row, in a block of its own that was packed before. */
  void addBlock(byte[] packed, int length, int rawLength) throws IOException {
    if (inBlock > 0) {
      packBlock();
    }
    present.add(true);
    begins.add(true);
    writeBlock(packed, length, rawLength);
  }

  /** Ends the section of blocks and writes that of their index; neither is there without values. */
  public void end(Section blockSection, Section indexSection) throws IOException {
    if (inBlock > 0) {
      packBlock();
    }
    putOffset(out.sectionLength());
    out.end(blockSection);
    out.begin();
    if (blocks > 0) {
      writeIndex();
    }
    out.end(indexSection);
  }

  private void writeIndex() throws IOException {
    out.writeInt(present.size());
    out.writeInt(begins.size());
    out.writeInt(blocks);
    while (out.sectionLength() < BlocksDescriptor.HEADER) {
      out.writeInt(0);
    }
    if (begins.size() < present.size()) {
      present.write(out);
    }
    begins.write(out);
    out.write(offsets.array(), 0, offsets.length());
  }

  private void packBlock() throws IOException {
    raw.clear();
    raw.putVarint(inBlock);
    raw.put(lengths.array(), 0, lengths.length());
    raw.put(values.array(), 0, values.length());
    int bound = compressor.maxCompressedLength(raw.length());
    if (compressed.length < bound) {
      compressed = new byte[bound];
    }
    int length =
        raw.length() < WORTH_IT
            ? raw.length()
            : compressor.compress(raw.array(), 0, raw.length(), compressed, 0, bound);
    if (length < raw.length()) {
      writeBlock(compressed, length, raw.length());
    } else {
      writeBlock(raw.array(), raw.length(), raw.length());
    }
    lengths.clear();
    values.clear();
    inBlock = 0;
  }

  private void writeBlock(byte[] bytes, int length, int rawLength) throws IOException {
    putOffset(out.sectionLength());
    out.writeInt(rawLength);
    out.write(bytes, 0, length);
    blocks++;
  }

  private void putOffset(long offset) {
    offsets.putInt((int) offset);
    offsets.putByte((int) (offset >>> Integer.SIZE));
  }
}
