package io.terrarium.run;

import io.terrarium.agent.Algorithm;
import io.terrarium.env.Environment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;

/**
 * What an experiment may name.
 *
 * @param algorithms each known inner-loop algorithm
 * @param environments each known evaluation environment
 * @param strategies names of the known evolution strategies
 * @param backends names of the known backends; the first is what {@code auto} stands for
 */
public record Registries(
    List<Algorithm> algorithms,
    List<Environment> environments,
    List<String> strategies,
    List<String> backends) {

  /**
   * @throws BadInput where two of a kind have one name
   */
  public Registries {
    algorithms = List.copyOf(algorithms);
    environments = List.copyOf(environments);
    strategies = List.copyOf(strategies);
    backends = List.copyOf(backends);
    requireDistinct("algorithms", algorithms, Algorithm::name);
    requireDistinct("environments", environments, Environment::name);
    requireDistinct("strategies", strategies, name -> name);
  }

  /**
   * The algorithms and environments that are registered on the class path, plugins included.
   *
   * @throws BadInput where a registered class cannot be loaded or two have one name
   */
  public static Registries load(List<String> strategies, List<String> backends) {
    return new Registries(
        registered(Algorithm.class), registered(Environment.class), strategies, backends);
  }

  /** The algorithm of that name. */
  public Optional<Algorithm> algorithm(String name) {
    return algorithms.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** The environment of that name. */
  public Optional<Environment> environment(String name) {
    return environments.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  List<String> algorithmNames() {
    return algorithms.stream().map(Algorithm::name).toList();
  }

  List<String> environmentNames() {
    return environments.stream().map(Environment::name).toList();
  }

  private static <T> List<T> registered(Class<T> service) {
    List<T> found = new ArrayList<>();
    try {
      ServiceLoader.load(service).forEach(found::add);
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new BadInput(
          "A class registered as "
              + service.getSimpleName()
              + " cannot be loaded ("
              + e.getMessage()
              + "); mend its jar or take it off the class path.");
    }
    return found;
  }

  private static <T> void requireDistinct(String what, List<T> all, Function<T, String> name) {
    Set<String> seen = new HashSet<>();
    for (T each : all) {
      if (!seen.add(name.apply(each))) {
        throw new BadInput(
            "Two " + what + " are named " + name.apply(each) + "; take one off the class path.");
      }
    }
  }
}
