package io.terrarium.interop;

/**
 * A value of a YAML file that means one thing to PyYAML and another in YAML 1.2.
 *
 * @param text as it is written
 * @param python what PyYAML reads
 * @param yaml12 what YAML 1.2 says
 */
record AmbiguousScalar(String text, String python, String yaml12) {

  @Override
  public String toString() {
    return text;
  }
}
