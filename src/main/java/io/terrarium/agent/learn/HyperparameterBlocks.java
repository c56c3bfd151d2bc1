package io.terrarium.agent.learn;

import io.terrarium.agent.Hyperparameter;
import io.terrarium.agent.Hyperparameters;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hyperparameters as blocks of one number, which may differ between agents. */
public final class HyperparameterBlocks {

  private final Map<String, Block> blocks = new HashMap<>();

  public HyperparameterBlocks(Backend backend, List<Hyperparameter> declared) {
    for (Hyperparameter hyperparameter : declared) {
      blocks.put(hyperparameter.name(), backend.block(1, 1));
    }
  }

  public void write(List<Hyperparameters> agents) {
    float[] value = new float[1];
    for (int agent = 0; agent < agents.size(); agent++) {
      for (Map.Entry<String, Block> entry : blocks.entrySet()) {
        value[0] = agents.get(agent).real(entry.getKey());
        entry.getValue().write(agent, value, 0);
      }
    }
  }

  public Block of(String name) {
    return blocks.get(name);
  }
}
