package io.terrarium.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.meta.RunState;
import io.terrarium.run.RunEvent;
import io.terrarium.strategy.SearchState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

  private static final RunEvent FINISHED =
      new RunEvent.Finished(new RunState(2, new SearchState(new float[0], new float[0]), 0));

  @TempDir Path directory;

  @Test
  void a_finished_run_has_a_page_with_charts_scores_and_the_experiment() throws IOException {
    String page =
        page(
            "environment = \"CartPole-v1\"",
            """
            generation,algorithm,fitness_mean,fitness_best,sigma_mean,score_ppo,score_dqn
            0,ppo,20,30,0.15,100.5,200.25
            1,dqn,25,40,0.14,,
            """);
    assertThat(svgs(page)).isEqualTo(3);
    assertThat(page)
        .contains("<tr><th>generation</th><th>score_ppo</th><th>score_dqn</th></tr>")
        .contains("<tr><td>0</td><td>100.5</td><td>200.25</td></tr>")
        .doesNotContain("<tr><td>1</td>")
        .contains("environment = &quot;CartPole-v1&quot;");
  }

  @Test
  void markup_in_the_experiment_stays_text() throws IOException {
    String page = page("# <script>alert('&')</script>", "generation,fitness_mean\n");
    assertThat(page)
        .contains("# &lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;")
        .doesNotContain("<script>");
  }

  @Test
  void a_run_without_a_generation_has_a_page_that_says_so() throws IOException {
    assertThat(page("seed = 0", "")).contains("Nothing to draw yet.").contains("not scored yet");
  }

  @Test
  void a_fitness_that_is_not_a_number_leaves_a_gap() throws IOException {
    String page = page("", "generation,fitness_mean,fitness_best\n0,NaN,NaN\n1,2,3\n");
    assertThat(svgs(page)).isEqualTo(1);
  }

  @Test
  void every_flipped_bit_in_the_metrics_leaves_a_page() throws IOException {
    byte[] metrics = "generation,fitness_mean,score_ppo\n0,1,2\n1,2,3\n".getBytes();
    Files.writeString(directory.resolve("experiment.conf"), "");
    for (int bit = 0; bit < 8 * metrics.length; bit++) {
      byte[] flipped = metrics.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(directory.resolve("metrics.csv"), flipped);
      new HtmlReport(directory).on(FINISHED);
    }
  }

  @Test
  void metrics_whose_first_line_is_damaged_are_said_to_be() throws IOException {
    assertThat(page("", "gEneration,fitness_mean,score_ppo\n0,1,2\n"))
        .contains("metrics.csv is damaged")
        .doesNotContain("<img", "<table>");
  }

  private String page(String experiment, String metrics) throws IOException {
    Files.writeString(directory.resolve("experiment.conf"), experiment);
    Files.writeString(directory.resolve("metrics.csv"), metrics);
    new HtmlReport(directory).on(FINISHED);
    return Files.readString(directory.resolve("report.html"));
  }

  private static int svgs(String page) {
    Matcher images = Pattern.compile("data:image/svg\\+xml;base64,([^\"]+)").matcher(page);
    int count = 0;
    while (images.find()) {
      assertThat(new String(Base64.getDecoder().decode(images.group(1)))).contains("<svg");
      count++;
    }
    return count;
  }
}
