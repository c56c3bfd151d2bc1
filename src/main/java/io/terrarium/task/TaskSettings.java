package io.terrarium.task;

import io.terrarium.env.Environment;
import io.terrarium.file.BadInput;
import io.terrarium.hocon.Section;
import io.terrarium.meta.Problem;
import io.terrarium.scb.ScbSpec;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A kind of task with settings of its own.
 *
 * @param <S> the kind's own settings
 */
public record TaskSettings<S>(TaskKind<S> kind, S settings) {

  /**
   * Reads the settings of a kind.
   *
   * @param section the kind's own section, which may be empty
   * @throws io.terrarium.file.BadInput if a value is not right
   */
  public static <S> TaskSettings<S> read(TaskKind<S> kind, Section section) {
    return new TaskSettings<>(kind, asked(kind, () -> kind.read(section)));
  }

  /** The same settings, adapted to an environment. */
  public TaskSettings<S> fit(Environment environment) {
    return new TaskSettings<>(kind, asked(kind, () -> kind.fit(settings, environment)));
  }

  /** The shape of the synthetic environment, if that is what the task evolves. */
  public Optional<ScbSpec> scb() {
    return kind.name().equals(ScbTask.NAME) ? Optional.of((ScbSpec) settings) : Optional.empty();
  }

  /** The problem that is evolved. */
  public Problem problem(TaskContext context) {
    return asked(kind, () -> kind.problem(settings, context));
  }

  /** Kinds are compared by name, because each registry has objects of its own. */
  @Override
  public boolean equals(Object other) {
    return other instanceof TaskSettings<?> that
        && kind.name().equals(that.kind.name())
        && settings.equals(that.settings);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind.name(), settings);
  }

  /** The text of the settings, path by path. */
  public Map<String, String> lines() {
    return kind.section().lines(settings);
  }

  /** Asks a kind, whose code may be a plugin's: then it may throw or give anything. */
  private static <T> T asked(TaskKind<?> kind, Supplier<T> question) {
    try {
      return Objects.requireNonNull(question.get(), "it gives null");
    } catch (BadInput | ArithmeticException refused) {
      throw refused;
    } catch (RuntimeException | LinkageError e) {
      throw new BadInput(
          "The task %s (%s) has failed: %s; mend its jar or take it out of plugins/."
              .formatted(
                  kind.name(),
                  kind.getClass().getName(),
                  Objects.requireNonNullElse(e.getMessage(), e.toString())));
    }
  }
}
