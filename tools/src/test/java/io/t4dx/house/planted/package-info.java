/** Classes that break the rules of the house, so that each check can be seen to fail. */
@NullMarked
package io.t4dx.house.planted;

import org.jspecify.annotations.NullMarked;
