package io.terrarium.compute.nd4j;

import io.terrarium.compute.Backend;
import io.terrarium.compute.BackendProvider;
import io.terrarium.compute.Device;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * The nd4j backend without cards. It remembers of each thread the devices that it was bound to, and
 * when it computed.
 */
final class RecordingProvider implements BackendProvider {

  private static final int BATCH = 2;

  private final Map<Thread, List<String>> histories = new ConcurrentHashMap<>();
  private final Nd4jProvider provider = new Nd4jProvider(new BoundThreads(() -> this::bind));
  private final CountDownLatch unbound;

  /**
   * @param threads that all are bound before any of them computes, so that each has its share
   */
  RecordingProvider(int threads) {
    this.unbound = new CountDownLatch(threads);
  }

  /** What each thread did; of operations in a row only the first. */
  Collection<List<String>> histories() {
    return histories.values();
  }

  private void bind(Device device) {
    record("bound to " + device);
    unbound.countDown();
    try {
      unbound.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void record(String what) {
    List<String> history =
        histories.computeIfAbsent(Thread.currentThread(), thread -> new ArrayList<>());
    if (history.isEmpty() || !history.get(history.size() - 1).equals(what)) {
      history.add(what);
    }
  }

  @Override
  public Backend open(Device device, int agents) {
    Backend backend = provider.open(device, agents);
    return (Backend)
        Proxy.newProxyInstance(
            Backend.class.getClassLoader(),
            new Class<?>[] {Backend.class},
            (proxy, method, arguments) -> computed(backend, method, arguments));
  }

  private Object computed(Backend backend, Method method, Object[] arguments) throws Throwable {
    record("computes");
    try {
      return method.invoke(backend, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public int preferredBatch(Device device) {
    return BATCH;
  }

  @Override
  public String name() {
    return provider.name();
  }

  @Override
  public double peakGflops(double seconds, int workers) {
    return provider.peakGflops(seconds, workers);
  }

  @Override
  public String description() {
    return provider.description();
  }
}
