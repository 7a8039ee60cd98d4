package io.t4dx.index.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.t4dx.index.page.Fuzz;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** Damaged postings are reported, or answer as legal bytes would. */
final class PostingFuzzTest {
  @Test
  void mutatedPostingsAreReportedOrReadSafely() {
    Random random = new Random(Fuzz.SEED);
    List<PostingModel> models = new ArrayList<>();
    List<MemorySegment> images = new ArrayList<>();
    for (int terms : new int[] {0, 1, 25, 400}) {
      models.add(PostingModel.random(random, terms == 25 ? 150_000 : 300, terms));
      images.add(models.getLast().image());
    }
    Fuzz.run(images, (which, image, intact) -> read(models.get(which), image, intact));
  }

  private static void read(PostingModel model, MemorySegment image, boolean intact) {
    Postings postings = Postings.open(image, model.rows());
    int i = 0;
    for (Map.Entry<byte[], RoaringBitmap> entry : model.all().entrySet()) {
      if (i++ % 7 == 0) {
        RoaringBitmap found = postings.rows(entry.getKey());
        inRange(found, model.rows());
        if (intact) {
          assertThat(found).isEqualTo(entry.getValue());
        }
      }
    }
    TermRange range = TermRange.closed(new byte[] {0}, new byte[] {1, 1});
    RoaringBitmap union = postings.union(range);
    inRange(union, model.rows());
    assertThat(postings.count(range)).isNotNegative();
    if (intact) {
      RoaringBitmap expected = new RoaringBitmap();
      model.in(range).values().forEach(expected::or);
      assertThat(union).isEqualTo(expected);
    }
    inRange(postings.union(TermRange.ALL), model.rows());
    postings.verify();
  }

  private static void inRange(RoaringBitmap found, int rows) {
    if (!found.isEmpty()) {
      assertThat(found.first()).isNotNegative();
      assertThat(found.last()).isBetween(0, rows - 1);
    }
  }
}
