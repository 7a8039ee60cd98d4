package io.t4dx.core.log.write;

import java.io.IOException;

/** Something that must be done between two groups, by the thread that leads. */
abstract non-sealed class Errand extends Ticket {
  abstract void run() throws IOException;
}
