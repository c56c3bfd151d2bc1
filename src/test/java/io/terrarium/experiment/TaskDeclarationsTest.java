package io.terrarium.experiment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.file.BadInput;
import io.terrarium.hocon.Section;
import io.terrarium.hocon.SectionKey;
import io.terrarium.hocon.SectionType;
import io.terrarium.hocon.ValueTypes;
import io.terrarium.meta.Problem;
import io.terrarium.registry.Registry;
import io.terrarium.task.ScbTask;
import io.terrarium.task.TaskContext;
import io.terrarium.task.TaskKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskDeclarationsTest {

  /** A kind of task that declares what the test says. */
  private record Declared(
      String name, String sectionName, String resultFile, List<SectionKey<Boolean, ?>> keys)
      implements TaskKind<Boolean> {

    Declared(String name, String sectionName, String resultFile) {
      this(name, sectionName, resultFile, List.of());
    }

    @Override
    public SectionType<Boolean> section() {
      return new SectionType<>(sectionName, keys);
    }

    @Override
    public Boolean read(Section section) {
      return true;
    }

    @Override
    public Problem problem(Boolean settings, TaskContext context) {
      throw new AssertionError("nothing is to be evolved here");
    }
  }

  @Test
  void what_the_program_brings_and_a_task_beside_it_are_declared_well() {
    TaskDeclarations.require(
        registry(List.of(new ScbTask(), new Declared("policy", "policy", "policy.pb"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Policy  | policy     | policy.pb     | its name must be in kebab-case, is \"Policy\"",
        "policy  | a.b        | policy.pb     | its section's name must be in kebab-case, is \"a.b\"",
        "policy  | ''         | policy.pb     | its section's name must be in kebab-case, is \"\"",
        "policy  | strategy   | policy.pb     | its section strategy is one that experiments have already",
        "policy  | agents     | policy.pb     | its section agents is one that experiments have already",
        "policy  | seed       | policy.pb     | its section seed is one that experiments have already",
        "policy  | let        | policy.pb     | its section let is one that experiments have already",
        "policy  | synthetic  | policy.pb     | its section synthetic is one that experiments have already",
        "policy  | policy     | checkpoint.pb | its result file checkpoint.pb is one that runs have already",
        "policy  | policy     | scb.pb        | its result file scb.pb is one that runs have already",
        "policy  | policy     | ../policy.pb  | its result file must be a name such as policy.pb, is \"../policy.pb\"",
        "policy  | policy     | metrics.csv   | its result file must be a name such as policy.pb, is \"metrics.csv\"",
      })
  void a_task_that_takes_what_is_not_its_own_is_refused(
      String name, String section, String resultFile, String sentence) {
    List<TaskKind<?>> kinds = List.of(new ScbTask(), new Declared(name, section, resultFile));

    assertThatThrownBy(() -> TaskDeclarations.require(registry(kinds)))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "The task %s (%s) is not declared well: %s; mend its jar or take it out of plugins/.",
            name, Declared.class.getName(), sentence);
  }

  @Test
  void keys_that_experiments_cannot_set_are_refused() {
    requireRefused(List.of(key("Big.Key")), "its key's name must be in kebab-case, is \"Big.Key\"");
    requireRefused(List.of(key("size"), key("size")), "it declares the key size twice");
  }

  private static SectionKey<Boolean, Boolean> key(String name) {
    return SectionKey.of(name, ValueTypes.flag(), false, "It is a flag.", flag -> flag);
  }

  private static void requireRefused(List<SectionKey<Boolean, ?>> keys, String sentence) {
    Declared declared = new Declared("policy", "policy", "policy.pb", keys);
    assertThatThrownBy(() -> TaskDeclarations.require(registry(List.of(declared))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(sentence);
  }

  private static Registry<TaskKind<?>> registry(List<TaskKind<?>> kinds) {
    return new Registry<>("task", kinds, TaskKind::name);
  }
}
