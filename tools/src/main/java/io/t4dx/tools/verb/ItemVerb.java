package io.t4dx.tools.verb;

import io.t4dx.model.ItemKey;
import java.util.UUID;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A verb about one item of a store. */
public abstract class ItemVerb extends StoreVerb {
  @Parameters(index = "1", paramLabel = "ID", description = "the item's id")
  private UUID id;

  @Mixin private NamespaceOption namespace = new NamespaceOption();

  /** For the verbs. */
  protected ItemVerb() {}

  protected final ItemKey key() {
    return namespace.key(id);
  }

  /** Why a verb cannot do anything about an item that is not there. */
  protected final Refusal notThere() {
    return Refusal.no(
        "there is no item " + id + " in the namespace '" + namespace.name() + "'",
        "'tools/t4dx why "
            + directory()
            + " "
            + id
            + "' says whether it was forgotten; -n names another namespace");
  }
}
