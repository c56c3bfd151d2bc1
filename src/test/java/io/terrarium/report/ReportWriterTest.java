package io.terrarium.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.meta.RunState;
import io.terrarium.run.RunEvent;
import io.terrarium.strategy.SearchState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ReportWriterTest {

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
    assertThat(page).contains(Files.readString(directory.resolve("curve.svg")));
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
        .contains("# &lt;script&gt;alert(&apos;&amp;&apos;)&lt;/script&gt;")
        .doesNotContain("<script>");
  }

  @Test
  void a_run_without_a_generation_has_a_page_that_says_so() throws IOException {
    assertThat(page("seed = 0", "")).contains("Nothing to draw yet.").contains("not scored yet");
  }

  @Test
  void a_run_without_a_score_has_no_curve() throws IOException {
    page("seed = 0", "generation,algorithm,fitness_mean,score_ppo\n0,ppo,,\n");
    assertThat(directory.resolve("curve.svg")).doesNotExist();
  }

  @Test
  void the_curve_is_a_picture_of_each_algorithms_score_over_its_populations_mean()
      throws Exception {
    page(
        "",
        """
        generation,algorithm,fitness_mean,score_ppo,score_d<q
        0,ppo,20,100,200
        1,d<q,25,,
        2,ppo,30,,
        3,d<q,90,400,500
        """);
    Document curve = parsed(directory.resolve("curve.svg"));
    assertThat(attributes(curve, "polyline", "points"))
        .containsExactly(
            "64,299.2 541.3,293.8", "302.7,296.5 780,261.4", "64,256 780,94", "64,202 780,40");
    assertThat(curve.getElementsByTagName("circle").getLength()).isEqualTo(4);
    assertThat(texts(curve)).contains("ppo", "d<q", "generation", "mean return", "0", "3", "500");
  }

  @Test
  void every_line_and_text_can_be_read_on_a_white_page_and_on_a_dark_one() {
    assertThat(contrast(LineChart.TEXT, "#ffffff")).isGreaterThan(4);
    assertThat(contrast(LineChart.TEXT, "#0d1117")).isGreaterThan(4);
    for (String colour : LineChart.COLOURS) {
      assertThat(contrast(colour, "#ffffff")).as(colour).isGreaterThan(3);
      assertThat(contrast(colour, "#0d1117")).as(colour).isGreaterThan(3);
    }
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
      new ReportWriter(directory).on(FINISHED);
    }
  }

  @Test
  void metrics_whose_first_line_is_damaged_are_said_to_be() throws IOException {
    assertThat(page("", "gEneration,fitness_mean,score_ppo\n0,1,2\n"))
        .contains("metrics.csv is damaged")
        .doesNotContain("<svg", "<table>");
  }

  private String page(String experiment, String metrics) throws IOException {
    Files.writeString(directory.resolve("experiment.conf"), experiment);
    Files.writeString(directory.resolve("metrics.csv"), metrics);
    new ReportWriter(directory).on(FINISHED);
    return Files.readString(directory.resolve("report.html"));
  }

  private static Document parsed(Path file) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    return factory.newDocumentBuilder().parse(file.toFile());
  }

  private static List<String> attributes(Document document, String element, String name) {
    NodeList found = document.getElementsByTagName(element);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> ((Element) found.item(i)).getAttribute(name))
        .toList();
  }

  private static List<String> texts(Document document) {
    NodeList found = document.getElementsByTagName("text");
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getTextContent())
        .toList();
  }

  /** The contrast ratio of two colours, as the Web Content Accessibility Guidelines define it. */
  private static double contrast(String one, String other) {
    double light = Math.max(luminance(one), luminance(other));
    double dark = Math.min(luminance(one), luminance(other));
    return (light + 0.05) / (dark + 0.05);
  }

  private static double luminance(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  private static double linear(int channel) {
    double value = (channel & 255) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  private static int svgs(String page) {
    return page.split("<svg ", -1).length - 1;
  }
}
