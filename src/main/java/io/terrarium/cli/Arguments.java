package io.terrarium.cli;

import java.util.OptionalInt;

/** Options that were not given are null to picocli, and empty to everybody else. */
final class Arguments {

  private Arguments() {}

  static OptionalInt of(Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
