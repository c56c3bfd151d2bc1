package io.terrarium.cli;

import java.util.Collection;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Runs a command after a check that the lists given to its options are not empty, and that no name
 * in them is: {@code --algorithms ,} would otherwise be taken for an option that is not given.
 */
final class NonEmptyLists implements IExecutionStrategy {

  @Override
  public int execute(ParseResult parsed) {
    parsed.asCommandLineList().forEach(command -> check(command.getParseResult()));
    return new RunLast().execute(parsed);
  }

  private static void check(ParseResult parsed) {
    for (OptionSpec option : parsed.matchedOptions()) {
      if (option.getValue() instanceof Collection<?> list) {
        require(!list.isEmpty(), parsed, option, "nothing");
        require(list.stream().noneMatch(NonEmptyLists::isBlank), parsed, option, "an empty name");
      }
    }
  }

  private static boolean isBlank(Object element) {
    return element.toString().isBlank();
  }

  private static void require(boolean right, ParseResult parsed, OptionSpec option, String has) {
    if (!right) {
      throw new ParameterException(
          parsed.commandSpec().commandLine(),
          option.longestName()
              + " has "
              + has
              + " in its list; give it names with commas between them");
    }
  }
}
