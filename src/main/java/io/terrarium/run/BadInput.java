package io.terrarium.run;

/**
 * Input that cannot be worked with. The message is one sentence for the user: the place, and what
 * would be right.
 */
public final class BadInput extends RuntimeException {

  public BadInput(String sentence) {
    super(sentence);
  }
}
