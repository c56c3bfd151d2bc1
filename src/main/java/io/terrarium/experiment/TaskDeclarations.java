package io.terrarium.experiment;

import io.terrarium.file.BadInput;
import io.terrarium.file.KebabCase;
import io.terrarium.hocon.OwnNames;
import io.terrarium.hocon.SectionKey;
import io.terrarium.hocon.SectionType;
import io.terrarium.registry.Registry;
import io.terrarium.result.RunFileNames;
import io.terrarium.task.TaskKind;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks what a kind of task declares of itself, because a plugin may declare anything. */
final class TaskDeclarations {

  private static final String FILE_NAME = "[a-z0-9][a-z0-9.-]*\\.pb";

  private final Set<String> taken =
      ExperimentSections.of(List.of()).stream().map(SectionType::name).collect(Collectors.toSet());
  private final Set<String> files = new HashSet<>(Set.of(RunFileNames.CHECKPOINT));

  private TaskDeclarations() {
    taken.addAll(Set.of("agents", OwnNames.SECTION));
    taken.addAll(RootSection.TYPE.paths());
  }

  /**
   * Refuses kinds of tasks that do not declare themselves well.
   *
   * @throws BadInput which names the first of them and says what is wrong
   */
  static void require(Registry<TaskKind<?>> kinds) {
    kinds.requireWellDeclared(new TaskDeclarations()::require);
  }

  private void require(TaskKind<?> kind) {
    requireKebabCase("name", kind.name());
    requireSection(Objects.requireNonNull(kind.section(), "its section is null"));
    requireResultFile(Objects.requireNonNull(kind.resultFile(), "its result file is null"));
  }

  private static void requireKebabCase(String what, String name) {
    if (!KebabCase.matches(name)) {
      throw new IllegalArgumentException(
          "its %s must be in kebab-case, is \"%s\"".formatted(what, name));
    }
  }

  private void requireSection(SectionType<?> section) {
    requireKebabCase("section's name", section.name());
    if (!taken.add(section.name())) {
      throw new IllegalArgumentException(
          "its section %s is one that experiments have already".formatted(section.name()));
    }
    Set<String> keys = new HashSet<>();
    for (SectionKey<?, ?> key : section.keys()) {
      requireKebabCase("key's name", key.name());
      if (!keys.add(key.name())) {
        throw new IllegalArgumentException("it declares the key %s twice".formatted(key.name()));
      }
    }
  }

  private void requireResultFile(String name) {
    if (!name.matches(FILE_NAME)) {
      throw new IllegalArgumentException(
          "its result file must be a name such as policy.pb, is \"%s\"".formatted(name));
    }
    if (!files.add(name)) {
      throw new IllegalArgumentException(
          "its result file %s is one that runs have already".formatted(name));
    }
  }
}
