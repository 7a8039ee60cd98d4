package io.t4dx.core.merge;

import io.t4dx.core.segment.ItemCursor;
import io.t4dx.core.segment.Patch;
import io.t4dx.core.segment.RowReader;
import io.t4dx.core.segment.Segment;
import io.t4dx.core.segment.value.BlocksWriter;
import io.t4dx.model.ItemFields;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The items of several segments in their common order, each as its newest patch has it. */
final class MergedItems implements ItemCursor {
  private final Segment[] segments;
  private final RowReader[] readers;
  private final MergeOrder order;
  private final MergedPatches patches;
  private final MergedSource.Progress progress;
  private int place = -1;
  private int input;
  private int row;

  MergedItems(
      List<MergeInput> inputs,
      MergeOrder order,
      MergedPatches patches,
      MergedSource.Progress progress) {
    this.segments = inputs.stream().map(MergeInput::segment).toArray(Segment[]::new);
    this.readers = inputs.stream().map(in -> in.segment().reader()).toArray(RowReader[]::new);
    this.order = order;
    this.patches = patches;
    this.progress = progress;
  }

  @Override
  public boolean next() {
    progress.step();
    place++;
    if (place >= order.size()) {
      return false;
    }
    input = order.input(place);
    row = order.number(place);
    return true;
  }

  private @Nullable Patch patch() {
    return patches.of(input, row);
  }

  @Override
  public String namespace() {
    return segments[input].namespace(row);
  }

  @Override
  public UUID id() {
    return segments[input].id(row);
  }

  @Override
  public long lsn() {
    Patch patch = patch();
    return patch == null ? segments[input].lsn(row) : patch.lsn();
  }

  @Override
  public ItemFields fields() {
    Patch patch = patch();
    return patch == null ? readers[input].fields(row) : patch.fields();
  }

  @Override
  public String content() {
    return readers[input].content(row);
  }

  /** Most of the work of a merge would be to pack again what lies there packed. */
  @Override
  public void copyContent(BlocksWriter texts) throws IOException {
    if (!readers[input].copyContent(row, texts)) {
      ItemCursor.super.copyContent(texts);
    }
  }

  @Override
  public boolean hasVector() {
    return segments[input].hasVector(row);
  }

  @Override
  public float[] vector() {
    return segments[input].vector(row);
  }
}
