package io.t4dx.core.codec;

import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.UTF8StreamJsonParser;
import tools.jackson.core.sym.ByteQuadsCanonicalizer;

/**
 * The library's parser of bytes, which can also step over a text that its caller has read from the
 * bytes. Most of a line of the log is the base64 of a vector: to let the parser look at each byte
 * of it again took 1.5 us for 1,024 dimensions.
 */
final class SteppingParser extends UTF8StreamJsonParser {
  SteppingParser(
      ObjectReadContext readContext,
      IOContext context,
      int streamFeatures,
      int formatFeatures,
      ByteQuadsCanonicalizer names,
      byte[] bytes,
      int offset,
      int length) {
    super(
        readContext,
        context,
        streamFeatures,
        formatFeatures,
        null,
        names,
        bytes,
        offset,
        offset + length,
        0,
        false);
  }

  /** Where the text that is current begins in the bytes, behind its quote; it was not read yet. */
  int textStart() {
    return _inputPtr;
  }

  /** Goes on behind the quote that closes the current text, which can then not be asked for. */
  void stepOver(int closingQuote) {
    _inputPtr = closingQuote + 1;
    _tokenIncomplete = false;
  }
}
