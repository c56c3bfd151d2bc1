package io.terrarium.cli;

import static io.terrarium.cli.Numbers.one;

import io.terrarium.meta.ReturnStatistics;
import io.terrarium.trial.AgentReturns;
import java.io.PrintWriter;
import java.util.List;

/** How good agents of each algorithm became: the table of {@code evaluate}. */
final class ScoreTable {

  private static final List<String> HEADER =
      List.of("algorithm", "mean", "sem", "IQM", "95% interval", "min", "max", "agents");

  /** One row, with the keys of the JSON. */
  private record Row(
      String algorithm,
      double mean,
      double sem,
      double iqm,
      double iqmLow,
      double iqmHigh,
      double min,
      double max,
      int agents,
      boolean unseen) {

    static Row of(AgentReturns returns, ReturnStatistics s) {
      return new Row(
          returns.algorithm(),
          s.mean(),
          s.sem(),
          s.iqm(),
          s.iqmLow(),
          s.iqmHigh(),
          s.min(),
          s.max(),
          s.agents(),
          returns.unseen());
    }

    List<String> cells() {
      return List.of(
          unseen ? algorithm + " (unseen)" : algorithm,
          one(mean),
          agents == 1 ? "-" : one(sem),
          one(iqm),
          "[%s, %s]".formatted(one(iqmLow), one(iqmHigh)),
          one(min),
          one(max),
          Integer.toString(agents));
    }
  }

  private ScoreTable() {}

  /** Prints the table, or the JSON; what it leaves out is said on {@code err}. */
  static void print(List<AgentReturns> returns, boolean json, PrintWriter out, PrintWriter err) {
    List<Row> rows = returns.stream().map(r -> row(r, err)).toList();
    out.println(
        json ? Json.of(rows) : new Table(HEADER, rows.stream().map(Row::cells).toList()).render());
    out.flush();
  }

  private static Row row(AgentReturns returns, PrintWriter err) {
    ReturnStatistics statistics = returns.statistics();
    if (statistics.failed() > 0) {
      err.printf(
          "terrarium: %d of %d agents of %s failed, their returns are no numbers; they are left out.%n",
          statistics.failed(), returns.returns().length, returns.algorithm());
    }
    return Row.of(returns, statistics);
  }
}
