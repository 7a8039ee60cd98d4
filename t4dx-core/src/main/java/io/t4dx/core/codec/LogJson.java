package io.t4dx.core.codec;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.JsonRecyclerPools;

/** How the log's JSON is written and read, wherever that differs from the library's defaults. */
final class LogJson extends JsonFactory {
  private static final long serialVersionUID = 1L;

  /** The most sets of scratch buffers that are kept: more than the threads that run at once. */
  private static final int RECYCLED = 64;

  LogJson() {
    super(settings());
  }

  private static JsonFactoryBuilder settings() {
    return JsonFactory.builder()
        // Bounded, and not by thread: callers may be a million virtual threads.
        .recyclerPool(JsonRecyclerPools.newBoundedPool(RECYCLED))
        // The log is UTF-8; a damaged begin must not be taken for another charset.
        .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
        // Names of metadata are the user's: whatever hashes they have, a log must stay readable.
        .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
        .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8);
  }

  SteppingParser parser(byte[] bytes, int offset, int length) {
    return (SteppingParser) createParser(ObjectReadContext.empty(), bytes, offset, length);
  }

  @Override
  protected JsonParser _createParser(
      ObjectReadContext readContext, IOContext context, byte[] bytes, int offset, int length) {
    return new SteppingParser(
        readContext,
        context,
        _streamReadFeatures,
        _formatReadFeatures,
        _byteSymbolCanonicalizer.makeChild(_factoryFeatures),
        bytes,
        offset,
        length);
  }
}
