package io.terrarium.cli;

import io.terrarium.app.UseCases;
import java.io.PrintWriter;
import java.io.StringWriter;

/** A command line that was run: its exit code and its two streams. */
public record Cli(int exit, String out, String err) {

  public static Cli run(UseCases useCases, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Main.commandLine(useCases)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Cli(exit, out.toString(), err.toString());
  }
}
