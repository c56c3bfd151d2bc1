package io.terrarium.compute.nd4j;

/** Which numbers of an output depend on a number of an input, both of one agent. */
enum Reach {
  /** None does. */
  NONE,
  /** Those that depend on it in fact are for the numbers to say, and the same on every backend. */
  SOME,
  /** The one at the same place does. */
  ELEMENT,
  /** Those of the same row do. */
  ROW,
  /** Those of the same column do. */
  COLUMN,
  /** Those of the row that has the number of its column do. */
  COLUMN_TO_ROW,
  /** Those of the column that has the number of its row do. */
  ROW_TO_COLUMN,
  /** All of them do. */
  ALL;

  /** Whether what stands in a row and a column depends on what stands in another. */
  boolean reaches(int row, int column, int outRow, int outColumn) {
    return switch (this) {
      case NONE, SOME -> false;
      case ELEMENT -> row == outRow && column == outColumn;
      case ROW -> row == outRow;
      case COLUMN -> column == outColumn;
      case COLUMN_TO_ROW -> column == outRow;
      case ROW_TO_COLUMN -> row == outColumn;
      case ALL -> true;
    };
  }
}
