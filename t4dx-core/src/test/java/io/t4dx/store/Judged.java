package io.t4dx.store;

import io.t4dx.T4dx;
import io.t4dx.testing.ModelState;
import io.t4dx.testing.ModelStore;

/** Whom the contract binds: the engine, and the model that the engine is compared with. */
enum Judged {
  ENGINE {
    @Override
    Store open(StoreOptions options) {
      return T4dx.inMemory(options);
    }
  },
  MODEL {
    @Override
    Store open(StoreOptions options) {
      return new ModelStore(new ModelState(), options);
    }
  };

  /** An empty store that lives in memory. */
  abstract Store open(StoreOptions options);
}
