/** Building and reading postings. */
@NullMarked
package io.t4dx.bench.posting;

import org.jspecify.annotations.NullMarked;
