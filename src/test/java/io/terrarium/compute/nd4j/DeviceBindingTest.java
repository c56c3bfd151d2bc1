package io.terrarium.compute.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.compute.Device;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What can be said of cards without one: which thread is bound to which, and when. */
class DeviceBindingTest {

  private final ConcurrentLinkedQueue<String> events = new ConcurrentLinkedQueue<>();
  private final Nd4jProvider provider = new Nd4jProvider(new BoundThreads(() -> this::record));

  private void record(Device device) {
    events.add(Thread.currentThread().getName() + " bound to " + device);
  }

  @Test
  void each_workers_thread_binds_once_before_its_first_operation_to_its_own_device() {
    List<Thread> workers = IntStream.range(0, 3).mapToObj(this::worker).toList();
    workers.forEach(Thread::start);
    workers.forEach(DeviceBindingTest::join);
    for (int i = 0; i < 3; i++) {
      String name = "worker-" + i;
      assertThat(events.stream().filter(event -> event.startsWith(name)))
          .containsExactly(name + " bound to cuda:" + i, name + " computed", name + " computed");
    }
  }

  /** Opens rooms as an evaluator does: several, one after the other, on its thread. */
  private Thread worker(int index) {
    return new Thread(
        () -> {
          for (int room = 0; room < 2; room++) {
            compute(provider.open(Device.cuda(index), 2 + room));
          }
        },
        "worker-" + index);
  }

  private void compute(Backend backend) {
    Block block = backend.block(1, 1);
    backend.copy(block, backend.block(1, 1));
    events.add(Thread.currentThread().getName() + " computed");
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void without_cuda_there_is_a_device_a_worker_but_no_more_than_cores() {
    int cores = Runtime.getRuntime().availableProcessors();
    assertThat(provider.devices(1)).containsExactly(Device.cpu(0));
    assertThat(provider.devices(cores + 1)).hasSize(cores).doesNotHaveDuplicates();
  }
}
