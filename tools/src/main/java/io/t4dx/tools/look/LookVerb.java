package io.t4dx.tools.look;

import io.t4dx.T4dx;
import io.t4dx.inspect.Inspector;
import io.t4dx.tools.verb.StoreVerb;

/** A verb that looks into a store that must be there, and does not open it. */
abstract class LookVerb extends StoreVerb {
  /** For the verbs. */
  LookVerb() {}

  final Inspector inspector() {
    requireStore();
    return T4dx.inspect(directory());
  }

  /** The store's directory as findings name it. */
  final String root() {
    return inspector().directory();
  }
}
