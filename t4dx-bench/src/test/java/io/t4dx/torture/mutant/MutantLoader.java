package io.t4dx.torture.mutant;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.util.List;

/**
 * The engine and its simulation once more, with one class of it changed. Nothing in the engine
 * knows of this: what runs in a process that does not load it this way is never changed.
 */
final class MutantLoader extends ClassLoader {
  private static final List<String> ANEW =
      List.of("io.t4dx.core.", "io.t4dx.compaction.", "io.t4dx.torture.sim.");

  /** It knows nothing of the rest, and the test shares it. */
  private static final String SHARED = "io.t4dx.core.disk.";

  private final Mutation mutation;

  MutantLoader(Mutation mutation) {
    super(MutantLoader.class.getClassLoader());
    this.mutation = mutation;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith(SHARED) || ANEW.stream().noneMatch(name::startsWith)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    byte[] bytes = bytes(name);
    if (name.equals(mutation.type())) {
      ClassFile files =
          ClassFile.of(
              ClassFile.ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(getParent())));
      bytes = files.transformClass(files.parse(bytes), mutation.transform());
      if (mutation.changes().get() == 0) {
        throw new IllegalStateException("nothing was changed in " + name);
      }
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte[] bytes(String name) throws ClassNotFoundException {
    try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
