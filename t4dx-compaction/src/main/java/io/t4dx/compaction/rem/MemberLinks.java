package io.t4dx.compaction.rem;

import io.t4dx.model.EdgeDraft;
import io.t4dx.model.EdgeType;
import io.t4dx.model.Item;
import io.t4dx.model.ItemKey;
import io.t4dx.sleep.SleepOptions;
import io.t4dx.sleep.SleepSetting;
import io.t4dx.write.FieldUpdate;
import io.t4dx.write.WriteBatch;
import java.util.List;
import java.util.UUID;

/** What makes items members of a prototype: an edge each way, and firmness. */
record MemberLinks(SleepOptions options) {

  void add(WriteBatch batch, ItemKey prototype, List<Item> members) {
    float weight = (float) options.get(SleepSetting.MEMBER_WEIGHT);
    float gain = (float) options.get(SleepSetting.MEMBER_GAIN);
    String namespace = prototype.namespace();
    for (Item member : members) {
      UUID from = prototype.id();
      UUID to = member.id();
      batch
          .putEdge(EdgeDraft.of(namespace, from, EdgeType.MERGED_FROM, to, weight))
          .putEdge(EdgeDraft.of(namespace, to, EdgeType.CONSOLIDATED_INTO, from, weight))
          .update(member.key(), FieldUpdate.builder().addToKappa(gain).build());
    }
  }
}
