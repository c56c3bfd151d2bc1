package io.terrarium.agent;

import io.terrarium.agent.ppo.Ppo;
import io.terrarium.agent.sac.Sac;
import io.terrarium.env.ActionSpace;
import java.util.List;
import java.util.Map;

/** A process that prints a hash of agents trained on nd4j, in batches of several sizes. */
public final class TrainingHash {

  private static final ActionSpace DISCRETE = new ActionSpace.Discrete(2);
  private static final ActionSpace BOX = new ActionSpace.Box(1, -2, 2);

  private record Training(Algorithm algorithm, ActionSpace actions, double steps) {}

  private TrainingHash() {}

  /** The argument is the beginning of each line that this prints. */
  public static void main(String[] arguments) {
    List<Training> trainings =
        List.of(
            new Training(new Ppo(), DISCRETE, 500),
            new Training(new Ppo(), BOX, 500),
            new Training(new Sac(), DISCRETE, 1020),
            new Training(new Sac(), BOX, 1020));
    for (int agents : new int[] {1, 2}) {
      for (Training training : trainings) {
        BanditTraining bandit =
            new BanditTraining(
                training.algorithm(),
                training.actions(),
                agents,
                Map.of("total-timesteps", training.steps()));
        bandit.run();
        System.out.printf(
            "%s%d agents of %s, %s: %08x%n",
            arguments[0], agents, training.algorithm().name(), training.actions(), bandit.hash());
      }
    }
  }
}
