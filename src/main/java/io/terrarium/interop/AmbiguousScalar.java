package io.terrarium.interop;

/**
 * A value of a YAML file that PyYAML and YAML 1.2 read differently.
 *
 * @param text the value as it is written
 * @param python what PyYAML reads
 * @param yaml12 what a reader of YAML 1.2 reads
 */
record AmbiguousScalar(String text, String python, String yaml12) {

  @Override
  public String toString() {
    return text;
  }
}
