package io.terrarium.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.DiscoverCartPole;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application that {@code docs/embedding.md} shows is code that runs. */
class EmbeddingTest {

  @TempDir Path directory;

  /** What is managed here is not managed there, and Akka does not start with mixed versions. */
  @Test
  void an_application_has_the_versions_of_the_build() throws IOException {
    assertThat(Files.readString(Path.of("pom.xml"))).doesNotContain("<dependencyManagement>");
  }

  @Test
  void the_example_is_the_source_file() throws IOException {
    String source = Files.readString(Path.of("src/test/java/com/example/DiscoverCartPole.java"));
    Generated.assertHolds("docs/embedding.md", "embedding", Generated.fenced("java", source));
  }

  @Test
  void the_options_of_java_are_the_launcher_s() throws IOException {
    String options = Files.readString(Path.of("jvm.options"));
    Generated.assertHolds("docs/embedding.md", "options", Generated.fenced("text", options));
  }

  @Test
  void the_example_tells_each_generation_and_how_well_an_agent_does() {
    String told = outputOf(() -> DiscoverCartPole.main(new String[] {directory.toString()}));

    assertThat(told.lines().filter(line -> line.startsWith("GenerationRecord["))).hasSize(4);
    assertThat(told).contains("mean return ").containsPattern("pushes (left|right)");
    assertThat(directory.resolve("scb.pb")).exists();
  }

  private static String outputOf(Runnable program) {
    PrintStream before = System.out;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      program.run();
    } finally {
      System.setOut(before);
    }
    return told.toString(StandardCharsets.UTF_8);
  }
}
