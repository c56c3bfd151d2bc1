package io.terrarium.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import io.terrarium.engine.ToSupervisor.Answer;
import io.terrarium.meta.Outcome;
import io.terrarium.meta.Phase;
import io.terrarium.strategy.SearchState;
import java.util.List;
import java.util.OptionalLong;

/** One message of each kind, with a value in each of its fields. */
final class SampleMessages {

  /** The actor system that they speak of. */
  static final String SYSTEM = "sample";

  private static final RoundKey KEY = new RoundKey("sphere", 7, Phase.MEAN);

  private final ActorRefResolver resolver;

  /** In a system called {@link #SYSTEM}. */
  SampleMessages(ActorRefResolver resolver) {
    this.resolver = resolver;
  }

  Object of(MessageKind kind) {
    return switch (kind) {
      case REQUEST_WORK ->
          new ToSupervisor.RequestWork(
              "sphere", worker(), actor("foreman#34"), 5, 3, OptionalLong.of(6));
      case UNITS_DONE ->
          new ToSupervisor.UnitsDone(
              KEY,
              worker(),
              5,
              List.of(
                  new Answer(3, new Outcome(-1.5f, 1000)),
                  new Answer(4, new Outcome(Float.NaN, 0))));
      case UNITS_FAILED ->
          new ToSupervisor.UnitsFailed(KEY, worker(), 5, List.of(3, 4), "IllegalStateException");
      case SEARCH ->
          new ToForeman.Search(
              "sphere",
              8,
              new SearchState(
                  new float[] {1, -2.5f},
                  new float[] {0.5f, 0.25f},
                  List.of(new float[] {3}, new float[0])));
      case LEASE -> new ToWorker.Lease(KEY, 5, List.of(3, 4));
    };
  }

  private ActorRef<ToWorker> worker() {
    return actor("worker#12");
  }

  private <T> ActorRef<T> actor(String name) {
    return resolver.resolveActorRef("akka://" + SYSTEM + "/user/" + name);
  }
}
