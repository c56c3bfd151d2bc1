package io.terrarium.cli;

import java.util.Collection;
import java.util.Optional;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Runs a command whose lists, where they are given, have something in them: {@code --algorithms ,}
 * has nothing, and would be taken for not given. A name in them is not empty.
 */
final class GivenLists implements IExecutionStrategy {

  @Override
  public int execute(ParseResult parsed) {
    parsed.asCommandLineList().forEach(command -> check(command.getParseResult()));
    return new RunLast().execute(parsed);
  }

  private static void check(ParseResult parsed) {
    for (OptionSpec option : parsed.matchedOptions()) {
      if (option.getValue() instanceof Collection<?> list) {
        complaint(list)
            .ifPresent(
                complaint -> {
                  throw new ParameterException(
                      parsed.commandSpec().commandLine(), option.longestName() + complaint);
                });
      }
    }
  }

  private static Optional<String> complaint(Collection<?> list) {
    if (list.isEmpty()) {
      return Optional.of(" has nothing in its list");
    }
    return list.stream().anyMatch(each -> each.toString().isBlank())
        ? Optional.of(" has an empty name in its list")
        : Optional.empty();
  }
}
