/**
 * What the README's first command shows: three months of a small team, made by a seed, that are
 * written, searched, walked along, lost in a crash and not lost, and slept over.
 */
@NullMarked
package io.t4dx.tools.demo;

import org.jspecify.annotations.NullMarked;
