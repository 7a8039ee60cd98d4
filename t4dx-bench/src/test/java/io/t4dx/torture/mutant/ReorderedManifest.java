package io.t4dx.torture.mutant;

import io.t4dx.core.disk.Disk;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Queue;

/** A disk on which CURRENT is durable before the manifest that it names has its name. */
final class ReorderedManifest {
  private final Disk disk;
  private final Queue<String> waiting = new ArrayDeque<>();
  private boolean current;

  private ReorderedManifest(Disk disk) {
    this.disk = disk;
  }

  static Disk before(Disk disk) {
    ReorderedManifest reordered = new ReorderedManifest(disk);
    return (Disk)
        Proxy.newProxyInstance(
            Disk.class.getClassLoader(),
            new Class<?>[] {Disk.class},
            (_, method, arguments) -> reordered.call(method, arguments));
  }

  private Object call(Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("rename") && arguments[1].toString().startsWith("manifest-")) {
      waiting.add(arguments[1].toString());
      return null;
    }
    try {
      Object result = method.invoke(disk, arguments);
      current |= method.getName().equals("rename") && arguments[1].equals("CURRENT");
      if (current && method.getName().equals("syncDirectory")) {
        current = false;
        while (!waiting.isEmpty()) {
          String name = waiting.remove();
          disk.rename(name + ".new", name);
        }
      }
      return result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
