package io.t4dx.index.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Mapped memory seen as plain native memory, so that kernels meet one kind of segment only.
 *
 * <p>The JIT profiles the type of segments inside the JDK's own methods, for all callers together.
 * Once it has seen native and mapped segments there, every vector load asks again which of them it
 * has, and kernels take three to five times as long. A store cannot avoid to have both: what is
 * being built is native, what is searched is mapped.
 *
 * <p>Such a view needs {@code --enable-native-access} for this module; without it nothing is
 * changed and nothing is printed. A view does not know when its memory is unmapped, so whoever
 * holds one must ask the {@linkplain MemorySegment#scope() scope} of the original before each use.
 */
public final class PlainMemory {
  private static final boolean ALLOWED = PlainMemory.class.getModule().isNativeAccessEnabled();

  private PlainMemory() {}

  /** The same memory, as native memory if it is mapped and that is allowed. */
  @SuppressWarnings("restricted")
  public static MemorySegment of(MemorySegment memory) {
    if (!ALLOWED || !memory.isMapped() || memory.byteSize() == 0) {
      return memory;
    }
    return MemorySegment.ofAddress(memory.address()).reinterpret(memory.byteSize());
  }
}
