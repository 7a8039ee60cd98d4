package io.t4dx.torture.sim;

import io.t4dx.core.checkpoint.CheckpointFiles;
import io.t4dx.core.checkpoint.ImageRestore;
import io.t4dx.core.disk.Disk;
import io.t4dx.torture.oracle.Violation;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

/** The images of the checkpoints on a disk. */
record Images(Copies copies) {

  void restoreOne(Disk from, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    try {
      List<Long> lsns = CheckpointFiles.list(from);
      if (!lsns.isEmpty()) {
        long lsn = lsns.get(random.nextInt(lsns.size()));
        copies.check(
            "the image of LSN " + lsn,
            copies.chronicle().asOf(lsn),
            to -> ImageRestore.restore(from, lsn, to),
            random);
        copies.tally().add(Deed.IMAGE);
      }
    } catch (IOException e) {
      throw new Violation("an image is not restored", e);
    }
  }
}
