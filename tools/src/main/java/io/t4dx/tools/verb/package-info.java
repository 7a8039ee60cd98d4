/**
 * What every verb is made of: its options, how it opens a store, how it ends. The verbs themselves
 * are in rooms of their own, by what people do with them.
 */
@NullMarked
package io.t4dx.tools.verb;

import org.jspecify.annotations.NullMarked;
