package io.terrarium.cluster;

import java.nio.file.Path;

/** What a cluster's run is called: the name of its directory on whichever node hosts it. */
public final class RunName {

  private static final int LONGEST = 100;

  /** What one has, to be told to who gave another. */
  public static final String RULE =
      "at most " + LONGEST + " letters, digits, and . _ - behind the first";

  private RunName() {}

  /** After the directory that its results are wanted in. */
  public static String of(Path directory) {
    Path last = directory.toAbsolutePath().normalize().getFileName();
    String name = last == null ? "run" : last.toString().replaceAll("[^A-Za-z0-9._-]", "_");
    String visible = name.replaceFirst("^\\.+", "");
    return visible.isEmpty() ? "run" : visible.substring(0, Math.min(visible.length(), LONGEST));
  }

  /** Whether a name that came from elsewhere is one, and no way out of a node's folders. */
  public static boolean isOne(String name) {
    return name.length() <= LONGEST && name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*");
  }
}
