package io.terrarium.file;

/**
 * The refusal of something that a run cannot work with and that a user or the machine is to change:
 * a key, a file, a full disk. The message is one sentence that names the place and says what would
 * be right.
 */
public final class BadInput extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Refuses with this sentence. */
  public BadInput(String sentence) {
    super(sentence);
  }
}
