package io.terrarium.run;

import io.terrarium.agent.Algorithm;
import io.terrarium.env.Environment;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an experiment may name.
 *
 * @param algorithms each known inner-loop algorithm
 * @param environments each known evaluation environment
 * @param strategies names of the known evolution strategies
 * @param backends names of the known backends
 * @param auto says which of them {@code auto} stands for; asked only where it is written
 */
public record Registries(
    List<Algorithm> algorithms,
    List<Environment> environments,
    List<String> strategies,
    List<String> backends,
    Supplier<String> auto) {

  /** Copies the lists. */
  public Registries {
    algorithms = List.copyOf(algorithms);
    environments = List.copyOf(environments);
    strategies = List.copyOf(strategies);
    backends = List.copyOf(backends);
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
}
