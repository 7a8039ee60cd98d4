/**
 * The verbs that look into a store without opening it: they take no lock and write nothing, so they
 * work beside whoever has it open, and on what is damaged.
 */
@NullMarked
package io.t4dx.tools.look;

import org.jspecify.annotations.NullMarked;
