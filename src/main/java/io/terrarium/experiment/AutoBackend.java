package io.terrarium.experiment;

import io.terrarium.compute.Accelerators;
import io.terrarium.compute.BackendProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The choice of a backend for {@code compute.backend = auto}: one with accelerators if this machine
 * has any, and otherwise the backend of the CPU. It remembers why.
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
    List<String> reasons = new ArrayList<>();
    for (BackendProvider backend : backends) {
      Accelerators found = backend.accelerators();
      if (found.count() > 0) {
        return taken(backend.name(), found.reason());
      }
      if (!backend.name().equals(otherwise)) {
        reasons.add(found.reason());
      }
    }
    return taken(otherwise, reasons.isEmpty() ? "there is no other" : String.join("; ", reasons));
  }

  private String taken(String name, String reason) {
    sentence = Optional.of("compute.backend = auto takes %s: %s.".formatted(name, reason));
    return name;
  }

  /** The sentence that says what was taken and why; empty if nobody has asked. */
  Optional<String> sentence() {
    return sentence;
  }
}
