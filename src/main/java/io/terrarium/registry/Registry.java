package io.terrarium.registry;

import io.terrarium.file.BadInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Function;

/** The implementations of one interface that are registered, by name. */
public final class Registry<T> {

  private final String what;
  private final Map<String, T> all = new LinkedHashMap<>();

  /**
   * A registry of some implementations, whoever registered them.
   *
   * @param what it is, for messages: {@code algorithm}
   * @throws BadInput if one cannot be named, or two have one name
   */
  public Registry(String what, List<T> all, Function<T, String> name) {
    this.what = what;
    all.forEach(each -> add(nameOf(each, name), each));
  }

  /** The implementations that the class path registers, plugins included. */
  public static <T> Registry<T> load(Class<T> service, String what, Function<T, String> name) {
    return new Registry<>(what, load(service, what), name);
  }

  private static <T> List<T> load(Class<T> service, String what) {
    try {
      return ServiceLoader.load(service).stream().map(ServiceLoader.Provider::get).toList();
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new BadInput(
          "A plugin's %s cannot be loaded (%s); mend its jar or take it out of plugins/."
              .formatted(what, e.getMessage()));
    }
  }

  /** Asks for a name, which may be a plugin's code that throws anything. */
  private String nameOf(T each, Function<T, String> name) {
    try {
      return Objects.requireNonNull(name.apply(each), "its name is null");
    } catch (RuntimeException | LinkageError e) {
      throw new BadInput(
          "The %s %s does not say its name (%s); mend its jar or take it out of plugins/."
              .formatted(what, each.getClass().getName(), e));
    }
  }

  /**
   * Holds each implementation to the rules of its kind, because a plugin may declare anything.
   *
   * @param rules throws if one does not keep them, with the end of a sentence that says how
   * @throws BadInput if one does not keep them: it names the first of these
   */
  public void requireWellDeclared(Consumer<T> rules) {
    all.forEach((name, each) -> requireWellDeclared(name, each, rules));
  }

  private void requireWellDeclared(String name, T each, Consumer<T> rules) {
    try {
      rules.accept(each);
    } catch (RuntimeException | LinkageError e) {
      throw new BadInput(
          "The %s %s (%s) is not declared well: %s; mend its jar or take it out of plugins/."
              .formatted(
                  what,
                  name,
                  each.getClass().getName(),
                  Objects.requireNonNullElse(e.getMessage(), e.toString())));
    }
  }

  private void add(String name, T each) {
    if (all.put(name, each) != null) {
      throw new BadInput(
          "Two of the kind %s are named %s; take one of their jars out of plugins/."
              .formatted(what, name));
    }
  }

  /** The names, in the order of registration. */
  public List<String> names() {
    return List.copyOf(all.keySet());
  }

  /** All of them, in the same order. */
  public List<T> all() {
    return List.copyOf(all.values());
  }

  /**
   * The implementation of that name.
   *
   * @throws BadInput if nothing has it
   */
  public T named(String wanted) {
    return Optional.ofNullable(all.get(wanted))
        .orElseThrow(
            () ->
                new BadInput(
                    "There is no %s %s; known are %s."
                        .formatted(what, wanted, String.join(", ", names()))));
  }
}
