package io.terrarium.agent;

import java.util.List;

/**
 * One hyperparameter of an algorithm, as the algorithm declares it.
 *
 * @param name the published name in kebab-case
 * @param kind the kind of its values
 * @param minimum the smallest value allowed
 * @param maximum the largest value allowed
 * @param fixed whether it shapes the computation and so must be one value, not a list
 * @param published the values of the published runs, used if an experiment leaves it out
 */
public record Hyperparameter(
    String name, Kind kind, double minimum, double maximum, boolean fixed, List<Double> published) {

  /** The largest size. It also bounds products of sizes, which an int counts. */
  public static final int LARGEST_SIZE = 1 << 24;

  /** The kind of a hyperparameter's values. */
  public enum Kind {
    /** A real number. */
    REAL,
    /** A whole number. */
    INTEGER,
    /** A truth value, held as 1 or 0. */
    FLAG
  }

  /** Whether a value is within the bounds, and whole where it must be; NaN is not. */
  public boolean allows(double value) {
    boolean whole = kind == Kind.REAL || value == Math.rint(value);
    return whole && value >= minimum && value <= maximum;
  }

  /** A real number that may be drawn. */
  public static Hyperparameter real(
      String name, double minimum, double maximum, Double... published) {
    return new Hyperparameter(name, Kind.REAL, minimum, maximum, false, List.of(published));
  }

  /** A real number above 0 that may be drawn. */
  public static Hyperparameter positive(String name, double maximum, Double... published) {
    return new Hyperparameter(
        name, Kind.REAL, Float.MIN_NORMAL, maximum, false, List.of(published));
  }

  /** A truth value that may be drawn. */
  public static Hyperparameter flag(String name, Double... published) {
    return new Hyperparameter(name, Kind.FLAG, 0, 1, false, List.of(published));
  }

  /** A whole number that shapes the computation. */
  public static Hyperparameter size(String name, double minimum, double published) {
    return new Hyperparameter(name, Kind.INTEGER, minimum, LARGEST_SIZE, true, List.of(published));
  }
}
