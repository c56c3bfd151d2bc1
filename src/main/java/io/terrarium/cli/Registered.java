package io.terrarium.cli;

import io.terrarium.run.BadInput;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;

/** What is registered under one interface, plugins included. */
final class Registered<T> {

  private final String what;
  private final Function<T, String> name;
  private final List<T> all;

  /**
   * @param what it is, for messages: {@code algorithm}
   * @throws BadInput where a registered class cannot be loaded, or two have one name
   */
  Registered(Class<T> service, String what, Function<T, String> name) {
    this.what = what;
    this.name = name;
    this.all = load(service);
    requireDistinct();
  }

  private List<T> load(Class<T> service) {
    try {
      return ServiceLoader.load(service).stream().map(ServiceLoader.Provider::get).toList();
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new BadInput(
          "A plugin's %s cannot be loaded (%s); mend its jar or take it out of plugins/."
              .formatted(what, e.getMessage()));
    }
  }

  private void requireDistinct() {
    Set<String> seen = new HashSet<>();
    for (String each : names()) {
      if (!seen.add(each)) {
        throw new BadInput(
            "Two of the kind %s are named %s; take one of their jars out of plugins/."
                .formatted(what, each));
      }
    }
  }

  List<String> names() {
    return all.stream().map(name).toList();
  }

  List<T> all() {
    return all;
  }

  /**
   * @throws BadInput where nothing has that name
   */
  T named(String wanted) {
    return all.stream()
        .filter(each -> name.apply(each).equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInput(
                    "There is no %s %s; known are %s."
                        .formatted(what, wanted, String.join(", ", names()))));
  }
}
