package io.terrarium.agent.learn;

import io.terrarium.agent.Hyperparameter;
import io.terrarium.agent.Hyperparameters;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The hyperparameters of all agents as blocks {@code [1, 1]}, in which each agent has its own
 * value.
 */
public final class HyperparameterBlocks {

  private final Map<String, Block> blocks = new HashMap<>();

  /** A block for each hyperparameter that an algorithm declares; all are 0. */
  public HyperparameterBlocks(Backend backend, List<Hyperparameter> declared) {
    for (Hyperparameter hyperparameter : declared) {
      blocks.put(hyperparameter.name(), backend.block(1, 1));
    }
  }

  /**
   * Takes the values of a training.
   *
   * @param agents one for each agent of the backend
   */
  public void write(List<Hyperparameters> agents) {
    float[] value = new float[1];
    for (int agent = 0; agent < agents.size(); agent++) {
      for (Map.Entry<String, Block> entry : blocks.entrySet()) {
        value[0] = agents.get(agent).real(entry.getKey());
        entry.getValue().write(agent, value, 0);
      }
    }
  }

  /**
   * The block of a hyperparameter, {@code [1, 1]}; it stays the same from training to training.
   *
   * @throws IllegalArgumentException if the algorithm declares none of that name
   */
  public Block of(String name) {
    Block block = blocks.get(name);
    if (block == null) {
      throw new IllegalArgumentException(
          "no hyperparameter is named " + name + "; declared are " + blocks.keySet());
    }
    return block;
  }
}
