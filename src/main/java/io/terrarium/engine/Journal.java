package io.terrarium.engine;

import akka.actor.typed.ActorRef;
import io.terrarium.run.RunEvent.GenerationFinished;

/**
 * A place that keeps what a generation gave and outlives this process. The run goes on from a
 * generation only once it is kept there.
 */
public interface Journal {

  /** Of a run that ends with its process: the files that its listeners write are enough. */
  Journal NONE =
      (finished, replyTo) -> replyTo.tell(new Supervisor.Kept(finished.record().generation()));

  /**
   * Keeps a generation.
   *
   * @param replyTo the supervisor, which is told once the generation is kept
   */
  void keep(GenerationFinished finished, ActorRef<Supervisor.Kept> replyTo);
}
