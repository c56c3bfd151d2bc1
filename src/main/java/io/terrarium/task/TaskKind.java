package io.terrarium.task;

import io.terrarium.env.Environment;
import io.terrarium.hocon.Section;
import io.terrarium.hocon.SectionType;
import io.terrarium.meta.Problem;

/**
 * A kind of task that an experiment may name with its key {@code task}: the settings that it has of
 * its own, and the problem that they describe. It is registered by one line in {@code
 * META-INF/services/io.terrarium.task.TaskKind}, and it is immutable.
 *
 * @param <S> the kind's own settings, a value with {@code equals}
 */
public interface TaskKind<S> {

  /** The name in lower case: {@code scb}. */
  String name();

  /** The name of the file that a run leaves its result in. */
  default String resultFile() {
    return name() + ".pb";
  }

  /**
   * The section of an experiment that holds the kind's own settings. A result keeps the section's
   * text, so the text must read back as the same settings.
   */
  SectionType<S> section();

  /**
   * Reads the kind's own settings.
   *
   * @param section the kind's section, which is empty if the experiment leaves it out
   * @throws io.terrarium.file.BadInput if a value is not right
   */
  S read(Section section);

  /**
   * Adapts settings to the experiment's environment, so that settings that mean the same are equal.
   *
   * @return the same settings, unless the kind says otherwise
   */
  default S fit(S settings, Environment environment) {
    return settings;
  }

  /**
   * The problem that settings describe.
   *
   * @throws io.terrarium.file.BadInput if the settings do not go together with the rest of the
   *     experiment
   */
  Problem problem(S settings, TaskContext context);
}
