package io.t4dx.house.planted.below;

/** Knows nobody. */
public record Below(int value) {}
