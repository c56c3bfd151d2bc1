package io.terrarium.file;

/**
 * Something the user gave, or the machine holds, that a run cannot work with: a key, a file, a full
 * disk. The message is one sentence that names the place and says what would be right.
 */
public final class BadInput extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** A refusal with this message. */
  public BadInput(String sentence) {
    super(sentence);
  }
}
