package io.t4dx.core.log.read;

/**
 * The first place where a log is not as it must be.
 *
 * @param index the file's index in the catalog
 * @param offset where in the file; 0 where the whole file does not fit
 * @param reason what is wrong
 * @param incomplete whether these are bytes that are not a line: what an interrupted write leaves;
 *     all else cannot come from a crash
 */
public record BadPlace(int index, long offset, String reason, boolean incomplete) {}
