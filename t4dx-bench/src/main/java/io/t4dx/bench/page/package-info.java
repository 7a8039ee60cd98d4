/**
 * A page of reports that needs nothing but itself: figures as SVG, and tables with ratios.
 *
 * <pre>
 * Page         the file: head, charts, tables
 *   Charts     which results make which chart
 *     Chart    lines of systems in one frame, or bars where there is nothing to go along
 *       Axis   a scale of values, even or by powers of ten
 * </pre>
 */
@NullMarked
package io.t4dx.bench.page;

import org.jspecify.annotations.NullMarked;
