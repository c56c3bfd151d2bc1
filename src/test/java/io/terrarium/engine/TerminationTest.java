package io.terrarium.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TerminationTest {

  private static final Config IMPATIENT =
      ConfigFactory.parseString(
              "akka.coordinated-shutdown.phases.actor-system-terminate.timeout = 200 ms")
          .withFallback(ConfigFactory.load());

  @Test
  void a_system_that_does_not_end_is_not_waited_for() {
    CountDownLatch held = new CountDownLatch(1);
    ActorSystem<Void> system = ActorSystem.create(endingAfter(held), "held", IMPATIENT);
    Termination end = new Termination(system);

    system.terminate();
    end.await();

    assertThat(system.getWhenTerminated().toCompletableFuture()).isNotDone();
    held.countDown();
    system.getWhenTerminated().toCompletableFuture().join();
  }

  @Test
  void a_system_that_ends_has_ended_when_its_end_is_told() {
    ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "free", IMPATIENT);
    Termination end = new Termination(system);

    system.terminate();
    end.await();
    new Termination(system).await();

    assertThat(system.getWhenTerminated().toCompletableFuture()).isDone();
  }

  private static Behavior<Void> endingAfter(CountDownLatch held) {
    return Behaviors.receive(Void.class)
        .onSignal(
            PostStop.class,
            stopped -> {
              held.await();
              return Behaviors.same();
            })
        .build();
  }
}
