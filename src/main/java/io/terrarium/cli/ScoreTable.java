package io.terrarium.cli;

import static io.terrarium.cli.Numbers.one;

import io.terrarium.app.AgentValues;
import io.terrarium.app.ScoreRow;
import io.terrarium.stats.ReturnStatistics;
import io.terrarium.trial.AgentReturns;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** The table of {@code evaluate} and {@code evolve}: how good agents of each algorithm became. */
final class ScoreTable {

  private static final List<String> HEADER =
      List.of("algorithm", "mean", "sem", "IQM", "95% interval", "min", "max", "agents");

  /** The agents of one algorithm and their statistics, which are a row. */
  private record Scored(AgentReturns agents, ReturnStatistics statistics) {

    static Scored of(AgentReturns agents) {
      return new Scored(agents, agents.statistics());
    }

    List<String> cells() {
      return List.of(
          agents.unseen() ? agents.algorithm() + " (unseen)" : agents.algorithm(),
          one(statistics.mean()),
          statistics.agents() == 1 ? "-" : one(statistics.sem()),
          one(statistics.iqm()),
          "[%s, %s]".formatted(one(statistics.iqmLow()), one(statistics.iqmHigh())),
          one(statistics.min()),
          one(statistics.max()),
          Integer.toString(statistics.agents()));
    }
  }

  private final List<Scored> rows;

  private ScoreTable(List<AgentReturns> returns) {
    this.rows = returns.stream().map(Scored::of).toList();
  }

  /** Prints the table or the JSON; agents that are left out are told on {@code err}. */
  static void print(List<AgentReturns> returns, boolean json, PrintWriter out, PrintWriter err) {
    ScoreTable table = new ScoreTable(returns);
    table.rows.forEach(row -> tellFailed(row, err));
    if (json) {
      out.println(
          Json.of(table.rows.stream().map(r -> ScoreRow.of(r.agents, r.statistics)).toList()));
    } else {
      out.println(new Table(HEADER, table.rows.stream().map(Scored::cells).toList()).render());
      table.tellHyperparameters(out);
    }
    table.tellFew(json ? err : out);
    out.flush();
  }

  private static void tellFailed(Scored row, PrintWriter err) {
    if (row.statistics.failed() > 0) {
      err.printf(
          "terrarium: %d of %d agents of %s failed, since their returns are not numbers; they are left out.%n",
          row.statistics.failed(), row.agents.returns().length, row.agents.algorithm());
    }
  }

  /** Prints the hyperparameters of a single agent; those of several are in the JSON and the CSV. */
  private void tellHyperparameters(PrintWriter out) {
    for (Scored row : rows) {
      if (row.agents.returns().length == 1) {
        out.printf("%s: %s%n", row.agents.algorithm(), AgentValues.of(row.agents, 0).sentence());
      }
    }
  }

  private void tellFew(PrintWriter to) {
    List<Scored> few =
        rows.stream()
            .filter(row -> row.statistics.agents() > 0 && !row.statistics.hasUsableInterval())
            .toList();
    if (!few.isEmpty()) {
      to.printf(
          "The 95%% interval of fewer than five agents is of no use, since so few say too little about others: %s.%n",
          few.stream()
              .map(row -> row.agents.algorithm() + " has " + row.statistics.agents())
              .collect(Collectors.joining(", ")));
    }
  }
}
