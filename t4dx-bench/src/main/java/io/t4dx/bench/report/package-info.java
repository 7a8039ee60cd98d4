/**
 * What a suite hands back, in one shape for every suite.
 *
 * <pre>
 * {"machine": "...", "jdk": "...", "versions": {"name": "version"}, "command": "...",
 *  "results": [{"suite": "vectors", "case": "A", "system": "t4dx", "metric": "build", "unit": "items/s", "value": 1.0}]}
 * </pre>
 *
 * Where a suite ran more than once, {@code value} is the median and {@code "runs": [1.0, 1.1, 0.9]}
 * has what each run saw.
 */
@NullMarked
package io.t4dx.bench.report;

import org.jspecify.annotations.NullMarked;
