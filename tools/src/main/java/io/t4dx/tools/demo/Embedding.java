package io.t4dx.tools.demo;

import java.util.Locale;
import java.util.Set;

/**
 * Vectors of texts without a model: words, pairs of words and parts of words, each hashed to a few
 * of the dimensions. Texts with words in common are near to each other; what they mean it does not
 * know.
 */
final class Embedding {
  static final int DIMENSIONS = 256;

  private static final int PART = 4;

  /** Words that say nothing about what a text is about. */
  private static final Set<String> EVERYWHERE =
      Set.of(
          "the", "and", "for", "was", "were", "why", "who", "that", "this", "with", "has", "they");

  private Embedding() {}

  /** The vector of a text, of length 1. */
  static float[] of(String text) {
    float[] vector = new float[DIMENSIONS];
    String before = "";
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
      if (word.length() < 3 || EVERYWHERE.contains(word)) {
        continue;
      }
      add(vector, word, 1f);
      add(vector, before + " " + word, 0.5f);
      for (int i = 0; i + PART <= word.length(); i++) {
        add(vector, "~" + word.substring(i, i + PART), 0.3f);
      }
      before = word;
    }
    return normalised(vector);
  }

  /** Each feature stands in three dimensions, so that two of them rarely share all. */
  private static void add(float[] vector, String feature, float weight) {
    long hash = feature.hashCode() * 0x9e3779b97f4a7c15L;
    for (int i = 0; i < 3; i++) {
      hash = (hash ^ hash >>> 29) * 0xbf58476d1ce4e5b9L;
      vector[(int) (hash >>> 56)] += (hash & 1) == 0 ? weight : -weight;
    }
  }

  private static float[] normalised(float[] vector) {
    double sum = 0;
    for (float value : vector) {
      sum += (double) value * value;
    }
    float length = (float) Math.sqrt(sum);
    if (length > 0) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] /= length;
      }
    }
    return vector;
  }
}
