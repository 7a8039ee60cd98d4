package io.t4dx.tools.care;

import io.t4dx.tools.print.Facts;
import io.t4dx.tools.print.Page;
import io.t4dx.tools.verb.Exit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where a store can be restored from. */
interface Source {
  /** Shows what there is. */
  Exit list(Page page) throws IOException;

  /**
   * Restores one, the newest unless it is named.
   *
   * @return which one it was
   */
  Facts restore(Optional<Long> number, Optional<Long> lsn, Path target) throws IOException;
}
