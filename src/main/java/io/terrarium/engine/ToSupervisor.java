package io.terrarium.engine;

import akka.actor.typed.ActorRef;
import io.terrarium.meta.Outcome;
import java.util.List;
import java.util.Optional;

/** What a worker says to the supervisor. */
sealed interface ToSupervisor extends Supervisor.Message {

  /**
   * The worker is free and holds no lease.
   *
   * @param capacity so many units at once, at least 1
   * @param knows the round whose data it holds
   */
  record RequestWork(String run, ActorRef<ToWorker> worker, int capacity, Optional<RoundKey> knows)
      implements ToSupervisor {}

  /** What the units of a lease gave. */
  record UnitsDone(RoundKey round, ActorRef<ToWorker> worker, List<Answer> answers)
      implements ToSupervisor {}

  /** Evaluating the units of a lease threw. */
  record UnitsFailed(RoundKey round, ActorRef<ToWorker> worker, List<Integer> indices, String cause)
      implements ToSupervisor {}

  /** What one unit gave. */
  record Answer(int index, Outcome outcome) {}
}
