package io.terrarium.cli;

import io.terrarium.run.BadInput;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;

/** What is registered under one interface, plugins included. */
final class Registered<T> {

  private final String what;
  private final Function<T, String> name;
  private final List<T> all;

  /**
   * @param what it is, for messages: {@code algorithm}
   */
  Registered(Class<T> service, String what, Function<T, String> name) {
    this.what = what;
    this.name = name;
    this.all = ServiceLoader.load(service).stream().map(ServiceLoader.Provider::get).toList();
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
