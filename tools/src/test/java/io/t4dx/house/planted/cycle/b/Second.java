package io.t4dx.house.planted.cycle.b;

import io.t4dx.house.planted.cycle.a.First;

/** The other half of a cycle between packages. */
public record Second(First first) {}
