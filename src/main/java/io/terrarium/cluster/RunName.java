package io.terrarium.cluster;

import java.nio.file.Path;

/** The name of a cluster's run, which is that of its directory on the node that hosts it. */
public final class RunName {

  private static final int LONGEST = 100;

  /** The rule in words, for the message that refuses a name. */
  public static final String RULE =
      "at most " + LONGEST + " letters, digits, and . _ - behind the first";

  private RunName() {}

  /** The name of a run whose result is wanted in this directory. */
  public static String of(Path directory) {
    Path last = directory.toAbsolutePath().normalize().getFileName();
    String name = last == null ? "run" : last.toString().replaceAll("[^A-Za-z0-9._-]", "_");
    String visible = name.replaceFirst("^\\.+", "");
    return visible.isEmpty() ? "run" : visible.substring(0, Math.min(visible.length(), LONGEST));
  }

  /** Whether a name follows the rule, and so cannot lead out of a node's folder. */
  public static boolean isOne(String name) {
    return name.length() <= LONGEST && name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*");
  }
}
