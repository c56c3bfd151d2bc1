package io.terrarium.env;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.math.Key;

/**
 * Copies of an evaluation environment, each of which resets itself when its episode ends or reaches
 * the time limit.
 */
final class RealVectorEnvironment implements VectorEnvironment {

  private final Backend backend;
  private final Environment environment;
  private final int limit;
  private final int copies;
  private final AgentCopies[] agents;

  RealVectorEnvironment(Backend backend, Environment environment, int limit, int copies) {
    this.backend = backend;
    this.environment = environment;
    this.limit = limit;
    this.copies = copies;
    this.agents = new AgentCopies[backend.agents()];
  }

  @Override
  public void reset(Key[] keys, Block observation) {
    for (int agent = 0; agent < agents.length; agent++) {
      agents[agent] = new AgentCopies(environment, limit, copies, keys[agent]);
      agents[agent].observe(agent, observation);
    }
  }

  @Override
  public void step(Block observation, Block action, Step step) {
    for (int agent = 0; agent < backend.agents(); agent++) {
      agents[agent].step(agent, action, step);
    }
  }
}
