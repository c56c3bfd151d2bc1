package io.terrarium.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** The command line as a user meets it: arguments in, exit code and two streams out. */
record Cli(int exit, String out, String err) {

  static Cli run(Services services, String... arguments) {
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
