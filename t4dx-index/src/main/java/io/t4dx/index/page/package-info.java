/**
 * Bytes that are checked before they are believed: a range of mapped memory with one CRC-32C for
 * each 64 KiB page, compared when the page is first touched, so that opening costs the same at any
 * size.
 *
 * <p>{@link io.t4dx.index.page.CheckedBytes} does the comparing; {@link
 * io.t4dx.index.page.SealedImage} is the envelope that most rooms put around their bytes: a header,
 * a body, and the table of its pages' checksums.
 */
@NullMarked
package io.t4dx.index.page;

import org.jspecify.annotations.NullMarked;
