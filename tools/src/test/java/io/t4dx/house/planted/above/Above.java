package io.t4dx.house.planted.above;

import io.t4dx.house.planted.below.Below;

/** Knows what is below it: an arrow that a rule against it must see. */
public record Above(Below below) {}
