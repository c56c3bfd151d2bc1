package io.terrarium.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.DiscoverCartPole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build calls optional is not needed by an application that embeds the library. */
class OptionalDependenciesProcessTest {

  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
  private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<]*)</artifactId>");

  @TempDir Path directory;

  private static Set<String> optional() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    return DEPENDENCY
        .matcher(pom)
        .results()
        .map(MatchResult::group)
        .filter(dependency -> dependency.contains("<optional>true</optional>"))
        .map(OptionalDependenciesProcessTest::artifact)
        .collect(Collectors.toSet());
  }

  private static String artifact(String dependency) {
    return ARTIFACT
        .matcher(dependency)
        .results()
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow()
        .replace("${nd4j.artifact}", "nd4j-native");
  }

  @Test
  void commands_charts_logs_and_http_are_optional() throws IOException {
    assertThat(optional())
        .contains(
            "picocli",
            "progressbar",
            "logback-classic",
            "akka-http_2.13",
            "akka-management_2.13",
            "nd4j-native");
  }

  @Test
  void the_example_of_an_application_runs_without_them() throws IOException {
    Ended ended =
        Program.of(DiscoverCartPole.class, optional()).run(directory.resolve("run").toString());
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out()).contains("mean return ");
    assertThat(directory.resolve("run/scb.pb")).exists();
  }
}
