package io.terrarium.app;

import io.terrarium.file.NumberText;
import io.terrarium.trial.AgentReturns;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Formats the agents of {@code evaluate} as CSV, with a row for each. There is a column for each
 * hyperparameter of each algorithm; a field is empty where an algorithm has no such hyperparameter.
 */
public final class AgentsCsv {

  /** The beginning of the first line, by which such a file is recognised. */
  static final String BEGIN = "algorithm,unseen,agent,return,status";

  private AgentsCsv() {}

  /** The whole file. */
  public static String text(List<AgentReturns> algorithms) {
    Set<String> names = names(algorithms);
    StringBuilder text = new StringBuilder(BEGIN);
    names.forEach(name -> text.append(',').append(field(name)));
    text.append('\n');
    for (AgentReturns agents : algorithms) {
      for (int number = 0; number < agents.returns().length; number++) {
        text.append(row(agents, number, names)).append('\n');
      }
    }
    return text.toString();
  }

  private static Set<String> names(List<AgentReturns> algorithms) {
    Set<String> names = new LinkedHashSet<>();
    for (AgentReturns agents : algorithms) {
      if (agents.returns().length > 0) {
        names.addAll(AgentValues.of(agents, 0).texts().keySet());
      }
    }
    return names;
  }

  private static String row(AgentReturns agents, int number, Set<String> names) {
    float value = agents.returns()[number];
    Map<String, String> texts = AgentValues.of(agents, number).texts();
    List<String> fields =
        new ArrayList<>(
            List.of(
                field(agents.algorithm()),
                Boolean.toString(agents.unseen()),
                Integer.toString(number),
                NumberText.of(value),
                ScoreRow.status(value)));
    names.forEach(name -> fields.add(field(texts.getOrDefault(name, ""))));
    return String.join(",", fields);
  }

  /** A field, in quotes where needed, since a plugin's names may contain what separates fields. */
  private static String field(String text) {
    return text.matches("[^,\"\\s]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
