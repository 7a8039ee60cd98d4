package io.t4dx.tools.full;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A path of the default file system, as one of the small file system. */
record SmallPath(SmallFileSystem fileSystem, Path path) implements InvocationHandler {

  static Path of(SmallFileSystem fileSystem, Path path) {
    return (Path)
        Proxy.newProxyInstance(
            SmallPath.class.getClassLoader(),
            new Class<?>[] {Path.class},
            new SmallPath(fileSystem, path));
  }

  /** The path of the default file system; one that is of it already stays as it is. */
  static Path real(Path path) {
    return unwrapped(path) instanceof Path real ? real : path;
  }

  private static @Nullable Object unwrapped(@Nullable Object value) {
    return value != null
            && Proxy.isProxyClass(value.getClass())
            && Proxy.getInvocationHandler(value) instanceof SmallPath small
        ? small.path()
        : value;
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getName().equals("getFileSystem")) {
      return fileSystem;
    }
    Object[] plain = arguments == null ? new Object[0] : arguments.clone();
    for (int i = 0; i < plain.length; i++) {
      plain[i] = unwrapped(plain[i]);
    }
    try {
      return wrapped(method.invoke(path, plain));
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private @Nullable Object wrapped(@Nullable Object value) {
    if (value instanceof Path result) {
      return of(fileSystem, result);
    }
    if (value instanceof Iterator<?> names) {
      List<Path> all = new ArrayList<>();
      names.forEachRemaining(name -> all.add(of(fileSystem, (Path) name)));
      return all.iterator();
    }
    return value;
  }
}
