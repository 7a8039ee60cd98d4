package io.t4dx.torture.soak;

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
    long items) {}
