package io.terrarium.compute.nd4j;

import io.terrarium.compute.Accelerators;
import io.terrarium.compute.Backend;
import io.terrarium.compute.BackendProvider;
import io.terrarium.compute.Device;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The provider of the backend on ND4J's devices: the CPU's cores or, with its CUDA artifact, a
 * machine's CUDA cards. The provider names no class of ND4J, so that none is loaded before the
 * backend is used.
 */
public final class Nd4jProvider implements BackendProvider {

  /**
   * The agents of a lease on a core. By measurement, 32 take 8% less time for each agent, but leave
   * cores idle if the population is small.
   */
  private static final int CPU_BATCH = 16;

  private static final int CUDA_BATCH = 512;
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final String LIBRARY = "org/nd4j/linalg/factory/Nd4j.class";
  private static final String CUDA_LIBRARY = "org/nd4j/linalg/jcublas/JCublasBackend.class";

  private final BoundThreads threads;
  private Optional<String> refusal;

  /** The provider of ND4J's own devices. */
  public Nd4jProvider() {
    this(new BoundThreads(AffinityBinder::new));
  }

  Nd4jProvider(BoundThreads threads) {
    this.threads = threads;
  }

  @Override
  public String name() {
    return "nd4j";
  }

  @Override
  public int preferredBatch(Device device) {
    return device.isCpu() ? CPU_BATCH : CUDA_BATCH;
  }

  @Override
  public Backend open(Device device, int agents) {
    Library.load();
    threads.require(device);
    return new Nd4jBackend(agents);
  }

  /** Gives NaN, because ND4J has nothing to measure the peak with. */
  @Override
  public double peakGflops(double seconds, int workers) {
    return Double.NaN;
  }

  @Override
  public String description() {
    return "nd4j, " + Library.description();
  }

  /**
   * Keeps the answer, because a library that failed to load gives its reason only the first time.
   */
  @Override
  public Optional<String> refusal() {
    if (refusal == null) {
      refusal = load();
    }
    return refusal;
  }

  private static Optional<String> load() {
    if (!has(LIBRARY)) {
      return Optional.of("ND4J is not on the class path; add org.nd4j:nd4j-native to it");
    }
    try {
      Library.load();
      return Optional.empty();
    } catch (LinkageError e) {
      return Optional.of("ND4J cannot be loaded here (" + rootOf(e).getMessage() + ")");
    }
  }

  private static Throwable rootOf(Throwable thrown) {
    return thrown.getCause() == null ? thrown : rootOf(thrown.getCause());
  }

  /** One device for each CUDA card or else for each core, and no more than there are workers. */
  @Override
  public List<Device> devices(int workers) {
    int cards = has(CUDA_LIBRARY) ? Library.cudaDevices() : 0;
    return cards == 0
        ? BackendProvider.super.devices(Math.min(CORES, workers))
        : IntStream.range(0, Math.min(cards, workers)).mapToObj(Device::cuda).toList();
  }

  @Override
  public Accelerators accelerators() {
    if (!has(CUDA_LIBRARY)) {
      return Accelerators.none("nd4j is here without ND4J's CUDA artifact");
    }
    Optional<String> refusal = refusal();
    if (refusal.isPresent()) {
      return Accelerators.none(refusal.get());
    }
    int cards = Library.cudaDevices();
    return cards == 0
        ? Accelerators.none("ND4J finds no CUDA device")
        : new Accelerators(cards, "ND4J finds " + cards + " CUDA device" + (cards == 1 ? "" : "s"));
  }

  private static boolean has(String resource) {
    return Nd4jProvider.class.getClassLoader().getResource(resource) != null;
  }
}
