package io.terrarium.compute;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A backend that has nothing but another one's primitives: every loss is composed of them, and so
 * is what a fused form is held to.
 */
public final class PrimitiveBackend {

  private PrimitiveBackend() {}

  /** One with the primitives of a backend. */
  public static Backend of(Backend backend) {
    List<Compositions> compositions = new ArrayList<>();
    Backend primitive =
        (Backend)
            Proxy.newProxyInstance(
                Backend.class.getClassLoader(),
                new Class<?>[] {Backend.class},
                (proxy, method, arguments) ->
                    method.getName().equals("compositions")
                        ? compositions.get(0)
                        : call(backend, proxy, method, arguments));
    compositions.add(new Compositions(primitive));
    return primitive;
  }

  private static Object call(Backend backend, Object proxy, Method method, Object[] arguments)
      throws Throwable {
    if (method.isDefault()) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    try {
      return method.invoke(backend, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** The names of the operations that are composed where a backend has no form of its own. */
  public static List<String> losses() {
    return Stream.of(Backend.class.getMethods())
        .filter(method -> method.isDefault() && method.getDeclaringClass() != Primitives.class)
        .map(Method::getName)
        .toList();
  }
}
