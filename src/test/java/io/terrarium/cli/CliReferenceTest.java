package io.terrarium.cli;

import io.terrarium.app.UseCases;
import io.terrarium.docs.Generated;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CliReferenceTest {

  @Test
  void the_pages_of_help_are_those_in_the_documentation() throws IOException {
    UseCases useCases = new FakeUseCases(Path.of("unused")).useCases();
    String commands =
        Stream.of("evolve", "train", "evaluate", "import", "bench", "node", "status", "stop")
            .map(name -> page("terrarium " + name, Cli.run(useCases, name, "--help")))
            .collect(Collectors.joining("\n"));
    String program = page("terrarium", Cli.run(useCases, "--help"));
    Generated.assertHolds("docs/cli.md", "help", program + "\n" + commands);
  }

  private static String page(String title, Cli help) {
    return "## " + title + "\n\n" + Generated.fenced("text", help.out());
  }
}
