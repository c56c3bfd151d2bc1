package io.terrarium.agent.play;

import io.terrarium.agent.ActionNoise;
import io.terrarium.agent.AgentKeys;
import io.terrarium.agent.Algorithm;
import io.terrarium.agent.Policy;
import io.terrarium.agent.PolicyShape;
import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.env.Environment;
import io.terrarium.math.Key;
import io.terrarium.math.Purpose;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays one episode in each of a number of copies of an evaluation environment, for every agent of
 * a backend. Copies that have ended are left out, and the policy acts on ever fewer rows.
 */
public final class EpisodePlayer {

  private final Backend backend;
  private final Environment environment;
  private final int copies;
  private final List<Table> tables = new ArrayList<>();
  private final ActionNoise chance;

  /** A policy and the blocks that it needs to act on a number of rows. */
  private record Table(Policy policy, Block observation, Block draws, Block action) {}

  /**
   * A player of one policy.
   *
   * @param parameters the policy's parameters, {@code [1, shape.parameters()]}
   * @param copies the number of episodes that each agent plays
   */
  public EpisodePlayer(
      Backend backend,
      Algorithm algorithm,
      PolicyShape shape,
      Block parameters,
      Environment environment,
      int copies) {
    this.backend = backend;
    this.environment = environment;
    this.copies = copies;
    for (int rows = copies; rows > 0; rows = rows == 1 ? 0 : (rows + 1) / 2) {
      tables.add(table(algorithm.policy(backend, shape, parameters, rows), rows));
    }
    this.chance = tables.get(0).policy().chance();
  }

  private Table table(Policy policy, int rows) {
    return new Table(
        policy,
        backend.block(rows, environment.observationSize()),
        backend.block(rows, policy.chance().columns(environment.actions())),
        backend.block(rows, environment.actions().columns()));
  }

  /**
   * Plays the episodes of all agents.
   *
   * @param keys one for each agent, which determines its draws
   * @param episodeLimit the number of steps after which an episode ends
   * @return the episodes of each agent
   */
  public Episodes[] play(Key[] keys, int episodeLimit) {
    Key[] resets = AgentKeys.fold(keys, Purpose.EPISODES);
    Key[] actions = AgentKeys.fold(keys, Purpose.EPISODE_ACTIONS);
    Episodes[] agents = new Episodes[keys.length];
    for (int agent = 0; agent < agents.length; agent++) {
      agents[agent] = new Episodes(environment, chance, copies, resets[agent], actions[agent]);
    }
    for (int step = 0; step < episodeLimit && mostActive(agents) > 0; step++) {
      play(agents, step);
    }
    return agents;
  }

  private static int mostActive(Episodes[] agents) {
    int most = 0;
    for (Episodes episodes : agents) {
      most = Math.max(most, episodes.active());
    }
    return most;
  }

  private void play(Episodes[] agents, int step) {
    Table table = smallest(mostActive(agents));
    for (int agent = 0; agent < backend.agents(); agent++) {
      agents[agent].observe(agent, step, table.observation(), table.draws());
    }
    table.policy().act(table.observation(), table.draws(), table.action());
    for (int agent = 0; agent < backend.agents(); agent++) {
      agents[agent].step(agent, table.action());
    }
  }

  private Table smallest(int active) {
    Table smallest = tables.get(0);
    for (Table table : tables) {
      if (table.policy().rows() >= active) {
        smallest = table;
      }
    }
    return smallest;
  }
}
