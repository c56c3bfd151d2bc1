package io.terrarium.cli;

import io.terrarium.compute.BackendProvider;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What {@code compute.backend = auto} stands for on this machine: a backend with accelerators where
 * there is one, and otherwise that of the CPU. Remembers why.
 */
final class AutoBackend implements Supplier<String> {

  private final String otherwise;
  private final List<BackendProvider> backends;
  private Optional<String> sentence = Optional.empty();

  AutoBackend(String otherwise, List<BackendProvider> backends) {
    this.otherwise = otherwise;
    this.backends = backends;
  }

  @Override
  public String get() {
    for (BackendProvider backend : backends) {
      if (backend.accelerators().count() > 0) {
        return taken(backend.name(), backend.accelerators().reason());
      }
    }
    String reasons =
        backends.stream()
            .filter(backend -> !backend.name().equals(otherwise))
            .map(backend -> backend.accelerators().reason())
            .collect(Collectors.joining("; "));
    return taken(otherwise, reasons.isEmpty() ? "there is no other" : reasons);
  }

  private String taken(String name, String reason) {
    sentence = Optional.of("compute.backend = auto takes %s: %s.".formatted(name, reason));
    return name;
  }

  /** What was taken and why; empty where nobody has asked. */
  Optional<String> sentence() {
    return sentence;
  }
}
