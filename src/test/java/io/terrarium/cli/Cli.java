package io.terrarium.cli;

import io.terrarium.app.Services;
import java.io.PrintWriter;
import java.io.StringWriter;

/** The command line as a user meets it: arguments in, exit code and two streams out. */
public record Cli(int exit, String out, String err) {

  public static Cli run(Services services, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Main.commandLine(services)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Cli(exit, out.toString(), err.toString());
  }
}
