package io.terrarium.env;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The description of an evaluation environment: all that is known of it before a step is taken.
 *
 * @param name the published name, such as {@code CartPole-v1}
 * @param observation a name for each number of an observation, for people
 * @param actions the actions that agents may take
 * @param actionNames a name for each action of a discrete space, or for each component of a box,
 *     for people
 * @param episodeLimit the published limit on the steps of an episode
 * @param layout the rows of the state, and the random numbers that a reset takes
 */
public record EnvironmentSpec(
    String name,
    List<String> observation,
    ActionSpace actions,
    List<String> actionNames,
    int episodeLimit,
    StateLayout layout) {

  /**
   * Checks the description.
   *
   * @throws IllegalArgumentException if an environment cannot be like this; the message names the
   *     value
   */
  public EnvironmentSpec {
    require(!name.isBlank(), "the name of an environment must not be blank, is \"" + name + "\"");
    observation = names(name, "observation", observation);
    requireSpace(name, actions);
    actionNames = names(name, "action", actionNames);
    require(
        actionNames.size() == actions.size(),
        "%s must name each of its %d actions, names %d: %s",
        name,
        actions.size(),
        actionNames.size(),
        actionNames);
    require(
        episodeLimit >= 1, "the episode limit of %s must be at least 1, is %d", name, episodeLimit);
  }

  /** Names for numbers that have none of their own: {@code joint 0}, {@code joint 1} and so on. */
  public static List<String> numbered(String noun, int count) {
    return IntStream.range(0, count).mapToObj(i -> noun + " " + i).toList();
  }

  /** The length of an observation of one copy. */
  public int observationSize() {
    return observation.size();
  }

  /** This description under another name. */
  public EnvironmentSpec named(String other) {
    return new EnvironmentSpec(other, observation, actions, actionNames, episodeLimit, layout);
  }

  private static List<String> names(String environment, String noun, List<String> names) {
    require(!names.isEmpty(), "%s must have at least one %s, has none", environment, noun);
    Set<String> seen = new HashSet<>();
    for (String each : names) {
      require(
          !each.isBlank(), "each %s of %s must have a name, is \"%s\"", noun, environment, each);
      require(seen.add(each), "two %ss of %s are named \"%s\"", noun, environment, each);
    }
    return List.copyOf(names);
  }

  private static void requireSpace(String environment, ActionSpace actions) {
    require(
        actions.size() >= 1,
        "the action space of %s must have a size of at least 1, has %d",
        environment,
        actions.size());
    if (actions instanceof ActionSpace.Box box) {
      require(
          Float.isFinite(box.low()) && Float.isFinite(box.high()) && box.low() < box.high(),
          "the bounds of the actions of %s must be finite and the lower one first, are %s and %s",
          environment,
          box.low(),
          box.high());
    }
  }

  private static void require(boolean holds, String complaint, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(
          values.length == 0 ? complaint : complaint.formatted(values));
    }
  }
}
