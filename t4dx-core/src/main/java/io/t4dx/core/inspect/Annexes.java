package io.t4dx.core.inspect;

import io.t4dx.core.inspect.annex.Annex;
import java.util.List;
import java.util.ServiceLoader;

/** Finds what modules above keep in a store's directory. */
final class Annexes {
  private Annexes() {}

  static List<Annex> all() {
    return ServiceLoader.load(Annex.class, Annex.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }
}
