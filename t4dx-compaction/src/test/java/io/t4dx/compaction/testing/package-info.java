/** What tests of files share: work on a disk that fails at every one of its operations. */
@NullMarked
package io.t4dx.compaction.testing;

import org.jspecify.annotations.NullMarked;
