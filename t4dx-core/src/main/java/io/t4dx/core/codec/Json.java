package io.t4dx.core.codec;

import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.JsonRecyclerPools;

/** How the log's JSON is written and read, wherever that differs from the library's defaults. */
final class Json {
  /** The most sets of scratch buffers that are kept: more than the threads that run at once. */
  private static final int RECYCLED = 64;

  private Json() {}

  static JsonFactory factory() {
    return JsonFactory.builder()
        // Bounded, and not by thread: callers may be a million virtual threads.
        .recyclerPool(JsonRecyclerPools.newBoundedPool(RECYCLED))
        // The log is UTF-8; a damaged begin must not be taken for another charset.
        .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
        // Names of metadata are the user's: whatever hashes they have, a log must stay readable.
        .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
        .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
        .build();
  }
}
