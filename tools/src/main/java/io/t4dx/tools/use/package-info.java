/** The verbs that read and write what a store holds, as an application does. */
@NullMarked
package io.t4dx.tools.use;

import org.jspecify.annotations.NullMarked;
