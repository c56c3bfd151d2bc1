package io.terrarium.app;

import com.google.gson.annotations.SerializedName;
import io.terrarium.file.NumberText;
import io.terrarium.stats.ReturnStatistics;
import io.terrarium.trial.AgentReturns;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A row of the table of {@code evaluate}, for one algorithm; its fields are the keys of the JSON.
 */
public record ScoreRow(
    String algorithm,
    double mean,
    double sem,
    double iqm,
    double iqmLow,
    double iqmHigh,
    double min,
    double max,
    int agents,
    boolean unseen,
    boolean intervalUsable,
    List<Trained> trained) {

  /** One agent of the row. */
  record Trained(
      int agent,
      @SerializedName("return") Optional<BigDecimal> episodeReturn,
      String status,
      Map<String, Object> hyperparameters) {

    static Trained of(AgentReturns agents, int number) {
      float value = agents.returns()[number];
      return new Trained(
          number,
          Float.isFinite(value)
              ? Optional.of(new BigDecimal(NumberText.of(value)))
              : Optional.empty(),
          ScoreRow.status(value),
          AgentValues.of(agents, number).json());
    }
  }

  /** The row of an algorithm's agents and their statistics. */
  public static ScoreRow of(AgentReturns agents, ReturnStatistics s) {
    return new ScoreRow(
        agents.algorithm(),
        s.mean(),
        s.sem(),
        s.iqm(),
        s.iqmLow(),
        s.iqmHigh(),
        s.min(),
        s.max(),
        s.agents(),
        agents.unseen(),
        s.hasUsableInterval(),
        IntStream.range(0, agents.returns().length)
            .mapToObj(number -> Trained.of(agents, number))
            .toList());
  }

  /** A word that says whether an agent counts. */
  static String status(float episodeReturn) {
    return Float.isNaN(episodeReturn) ? "failed" : "ok";
  }
}
