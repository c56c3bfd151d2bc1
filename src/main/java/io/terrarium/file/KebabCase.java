package io.terrarium.file;

import java.util.regex.Pattern;

/** The form of names in experiments: words in lower case with hyphens between them. */
public final class KebabCase {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private KebabCase() {}

  /** Whether a name has this form. */
  public static boolean matches(String name) {
    return NAME.matcher(name).matches();
  }
}
