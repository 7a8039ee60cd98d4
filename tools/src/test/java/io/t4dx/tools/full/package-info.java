/**
 * A file system that has room for so many bytes more: the files are the default one's, in a
 * directory of the test, and what does not fit fails as the operating system makes it fail.
 */
@NullMarked
package io.t4dx.tools.full;

import org.jspecify.annotations.NullMarked;
