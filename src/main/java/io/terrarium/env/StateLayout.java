package io.terrarium.env;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows that the state of an environment has, and the random numbers that its resets take, each
 * with a name. An environment declares them once and addresses them by what {@link Builder}
 * returns:
 *
 * <pre>{@code
 * private static final StateLayout.Builder ROWS = StateLayout.builder();
 * private static final StateRow POSITION = ROWS.row("position");
 * private static final StateRow SIN = ROWS.work("sin");
 * private static final ResetDraw START = ROWS.uniform("start");
 * private static final StateLayout LAYOUT = ROWS.build();
 * }</pre>
 *
 * @param rows the rows, in the order of their arrays
 * @param uniforms the uniform numbers that a reset takes, in the order in which they are drawn
 * @param normals the standard normal numbers that a reset takes, in the order in which they are
 *     drawn
 */
public record StateLayout(List<StateRow> rows, List<ResetDraw> uniforms, List<ResetDraw> normals) {

  /** Copies the lists. */
  public StateLayout {
    rows = List.copyOf(rows);
    uniforms = List.copyOf(uniforms);
    normals = List.copyOf(normals);
  }

  /** A builder of a layout, without rows at first. */
  public static Builder builder() {
    return new Builder();
  }

  /** The rows that are kept from step to step. */
  public List<StateRow> kept() {
    return rows.stream().filter(row -> !row.isWork()).toList();
  }

  /** A state of {@code copies} copies, in which every number is 0. */
  public float[][] newState(int copies) {
    return new float[rows.size()][copies];
  }

  /**
   * Declares rows and draws, in any order. The parts of a larger environment may each declare their
   * own with one builder.
   */
  public static final class Builder {

    private final List<StateRow> rows = new ArrayList<>();
    private final List<ResetDraw> uniforms = new ArrayList<>();
    private final List<ResetDraw> normals = new ArrayList<>();

    private Builder() {}

    /**
     * A row that is kept from step to step.
     *
     * @throws IllegalArgumentException if another row has the name, or the name is blank
     */
    public StateRow row(String name) {
      return add(name, false);
    }

    /**
     * {@code count} rows like those of {@link #row}, named {@code name 0}, {@code name 1} and so
     * on.
     */
    public List<StateRow> rows(String name, int count) {
      return IntStream.range(0, count).mapToObj(i -> row(name + " " + i)).toList();
    }

    /**
     * A row to compute in, whose numbers are of no use after the step or the observation.
     *
     * @throws IllegalArgumentException if another row has the name, or the name is blank
     */
    public StateRow work(String name) {
      return add(name, true);
    }

    /**
     * {@code count} rows like those of {@link #work}, named {@code name 0}, {@code name 1} and so
     * on.
     */
    public List<StateRow> works(String name, int count) {
      return IntStream.range(0, count).mapToObj(i -> work(name + " " + i)).toList();
    }

    /**
     * A uniform number in [0, 1) that each reset takes.
     *
     * @throws IllegalArgumentException if another draw has the name, or the name is blank
     */
    public ResetDraw uniform(String name) {
      return draw(name, uniforms, false);
    }

    /**
     * {@code count} numbers like those of {@link #uniform}, named {@code name 0}, {@code name 1}
     * and so on.
     */
    public List<ResetDraw> uniforms(String name, int count) {
      return IntStream.range(0, count).mapToObj(i -> uniform(name + " " + i)).toList();
    }

    /**
     * A standard normal number that each reset takes.
     *
     * @throws IllegalArgumentException if another draw has the name, or the name is blank
     */
    public ResetDraw normal(String name) {
      return draw(name, normals, true);
    }

    /**
     * {@code count} numbers like those of {@link #normal}, named {@code name 0}, {@code name 1} and
     * so on.
     */
    public List<ResetDraw> normals(String name, int count) {
      return IntStream.range(0, count).mapToObj(i -> normal(name + " " + i)).toList();
    }

    /** The layout of the declared rows and draws. */
    public StateLayout build() {
      return new StateLayout(rows, uniforms, normals);
    }

    private StateRow add(String name, boolean isWork) {
      requireNew("row of the state", name, rows.stream().map(StateRow::name).toList());
      StateRow row = new StateRow(name, rows.size(), isWork);
      rows.add(row);
      return row;
    }

    private ResetDraw draw(String name, List<ResetDraw> ofKind, boolean isNormal) {
      requireNew("draw of a reset", name, uniforms.stream().map(ResetDraw::name).toList());
      requireNew("draw of a reset", name, normals.stream().map(ResetDraw::name).toList());
      ResetDraw draw = new ResetDraw(name, ofKind.size(), isNormal);
      ofKind.add(draw);
      return draw;
    }

    private static void requireNew(String what, String name, List<String> names) {
      if (name.isBlank()) {
        throw new IllegalArgumentException("a " + what + " must have a name, has \"" + name + "\"");
      }
      if (names.contains(name)) {
        throw new IllegalArgumentException("a second " + what + " is named \"" + name + "\"");
      }
    }
  }
}
