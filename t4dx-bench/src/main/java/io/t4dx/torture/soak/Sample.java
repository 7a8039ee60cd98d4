package io.t4dx.torture.soak;

import java.util.Locale;

/**
 * One second.
 *
 * @param heap bytes in use, garbage included
 * @param mapped bytes of files of the store that the process has mapped
 */
record Sample(
    double second,
    long writes,
    long reads,
    double writeMedianMillis,
    double writeP99Millis,
    double readP99Millis,
    double slowestMillis,
    long heap,
    long mapped,
    long files,
    long fileBytes,
    long descriptors,
    long segments,
    long items) {

  String line() {
    return String.format(
        Locale.ROOT,
        "%5.0f s %,7d writes %,7d reads, write p50 %6.2f p99 %6.2f, read p99 %6.2f, slowest %6.1f"
            + " ms, heap %,4d MB, mapped %,4d MB, files %,3d of %,4d MB, descriptors %,3d, segments"
            + " %,2d, items %,6d",
        second,
        writes,
        reads,
        writeMedianMillis,
        writeP99Millis,
        readP99Millis,
        slowestMillis,
        heap >> 20,
        mapped >> 20,
        files,
        fileBytes >> 20,
        descriptors,
        segments,
        items);
  }
}
