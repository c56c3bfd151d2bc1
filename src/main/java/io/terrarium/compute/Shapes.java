package io.terrarium.compute;

/**
 * The checks that backends make on the shapes that a primitive is given. A wrong shape is a defect
 * of the code that composes primitives, and is refused before a number is written.
 */
public final class Shapes {

  private Shapes() {}

  /**
   * Requires that two operands stretch to the block that is written.
   *
   * @throws IllegalArgumentException if they do not
   */
  public static void requireStretching(Block x, Block y, Block out) {
    boolean fits =
        stretches(x.rows(), y.rows(), out.rows())
            && stretches(x.columns(), y.columns(), out.columns());
    if (!fits) {
      throw new IllegalArgumentException(
          "operands of %s and %s do not give a block of %s: its rows and columns must be the larger of theirs, and the smaller 1 or the same"
              .formatted(shape(x), shape(y), shape(out)));
    }
  }

  private static boolean stretches(int one, int other, int out) {
    return out == Math.max(one, other) && stretches(one, out) && stretches(other, out);
  }

  private static boolean stretches(int from, int to) {
    return from == to || from == 1;
  }

  /**
   * Requires that one operand of several stretches to the block that is written.
   *
   * @throws IllegalArgumentException if it does not
   */
  public static void requireStretching(Block x, Block out) {
    if (!stretches(x.rows(), out.rows()) || !stretches(x.columns(), out.columns())) {
      throw new IllegalArgumentException(
          "an operand of %s does not stretch to %s: its rows and columns must be 1 or the same"
              .formatted(shape(x), shape(out)));
    }
  }

  /** Whether two blocks have the same rows and columns. */
  public static boolean areEqual(Block x, Block y) {
    return x.rows() == y.rows() && x.columns() == y.columns();
  }

  /**
   * Requires a block of so many rows and columns.
   *
   * @throws IllegalArgumentException if it has others
   */
  public static void require(Block block, int rows, int columns) {
    if (block.rows() != rows || block.columns() != columns) {
      throw new IllegalArgumentException(
          "a block must be [%d, %d] here, is %s".formatted(rows, columns, shape(block)));
    }
  }

  /**
   * Requires that a block has the columns that are asked of it, from {@code from} on.
   *
   * @throws IllegalArgumentException if it has not, or has other rows
   */
  public static void requireColumns(Block source, int from, Block out) {
    boolean has = from >= 0 && from + out.columns() <= source.columns();
    if (!has || source.rows() != out.rows()) {
      throw new IllegalArgumentException(
          "%s has no columns from %d on for %s".formatted(shape(source), from, shape(out)));
    }
  }

  private static String shape(Block block) {
    return "[" + block.rows() + ", " + block.columns() + "]";
  }
}
