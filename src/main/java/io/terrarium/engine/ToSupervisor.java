package io.terrarium.engine;

import akka.actor.typed.ActorRef;
import io.terrarium.engine.format.RoundKey;
import io.terrarium.meta.Outcome;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a worker says to the supervisor. A message may be lost, come twice or late: the worker says
 * it again until it is answered, and numbers tell what it belongs to.
 */
public sealed interface ToSupervisor extends Supervisor.Message {

  /**
   * The worker is free and holds no lease but, if this was said before, the one that answered it.
   *
   * @param foreman who keeps the searches for this worker and its neighbours
   * @param number of the request, larger than those of all earlier ones of this worker
   * @param batch units that the device takes at once, at least 1
   * @param knows the latest search that the worker's foreman has told it of
   */
  record RequestWork(
      String run,
      ActorRef<ToWorker> worker,
      ActorRef<ToWorkerGroup> foreman,
      long number,
      int batch,
      OptionalLong knows)
      implements ToSupervisor {}

  /**
   * What the units of a lease gave.
   *
   * @param number of the request that the lease answered
   */
  record UnitsDone(RoundKey round, ActorRef<ToWorker> worker, long number, List<Answer> answers)
      implements ToSupervisor {}

  /**
   * Evaluating the units of a lease threw.
   *
   * @param number of the request that the lease answered
   */
  record UnitsFailed(
      RoundKey round, ActorRef<ToWorker> worker, long number, List<Integer> indices, String cause)
      implements ToSupervisor {}

  /** What one unit gave. */
  record Answer(int index, Outcome outcome) {}
}
