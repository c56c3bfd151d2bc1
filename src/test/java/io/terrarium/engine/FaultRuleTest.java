package io.terrarium.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class FaultRuleTest {

  /** Only a system that may be remote knows of other nodes. */
  private static final ActorTestKit KIT =
      ActorTestKit.create(
          ConfigFactory.parseString(
                  "akka { actor.provider = remote, remote.artery.canonical { hostname = 127.0.0.1, port = 0 } }")
              .withFallback(ConfigFactory.load("application-test")));

  private final ActorRef<Worker.Lease> first = worker("10.0.0.1", 1);
  private final ActorRef<Worker.Lease> beside = worker("10.0.0.1", 2);
  private final ActorRef<Worker.Lease> elsewhere = worker("10.0.0.2", 3);

  @AfterAll
  static void shut_down() {
    KIT.shutdownTestKit();
  }

  @Test
  void a_node_that_cannot_compute_proves_nothing_with_however_many_workers() {
    assertThat(FaultRule.BY_NODE.isProven(List.of(first, beside, first))).isFalse();
    assertThat(FaultRule.BY_NODE.isHeard(beside, List.of(first))).isTrue();
    assertThat(FaultRule.BY_NODE.isHeard(elsewhere, List.of(first, beside))).isFalse();
    assertThat(FaultRule.BY_NODE.isProven(List.of(first, elsewhere))).isTrue();
  }

  @Test
  void on_one_node_two_workers_prove_it_and_a_single_one_by_itself() {
    assertThat(FaultRule.BY_WORKER.isProven(List.of(first, beside))).isTrue();
    assertThat(FaultRule.BY_WORKER.isHeard(first, List.of(first))).isTrue();
    assertThat(FaultRule.ALONE.isHeard(first, List.of(first))).isFalse();
    assertThat(FaultRule.ALONE.isProven(List.of(first, first))).isTrue();
  }

  private static ActorRef<Worker.Lease> worker(String host, int number) {
    return ActorRefResolver.get(KIT.system())
        .resolveActorRef("akka://terrarium@%s:25520/user/worker#%d".formatted(host, number));
  }
}
