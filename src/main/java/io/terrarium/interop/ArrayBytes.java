package io.terrarium.interop;

import java.nio.charset.StandardCharsets;
import net.razorvine.pickle.PickleException;

/** The elements of an array, as a pickle has them. */
sealed interface ArrayBytes {

  /** How many bytes they are. */
  int size();

  /**
   * The bytes.
   *
   * @throws PickleException where they are none
   */
  byte[] bytes();

  /** What a pickle gave an array for its elements. */
  static ArrayBytes of(Object given) {
    return given instanceof ArrayBytes known ? known : new Raw((byte[]) given);
  }

  /** From protocol 3 on they stand in the file. */
  record Raw(byte[] bytes) implements ArrayBytes {

    @Override
    public int size() {
      return bytes.length;
    }
  }

  /**
   * Up to protocol 2 they are characters, which Python is asked to encode. They stay so until they
   * are read: a small file can have one text encoded any number of times.
   */
  record Encoded(String text) implements ArrayBytes {

    @Override
    public int size() {
      return text.length();
    }

    @Override
    public byte[] bytes() {
      if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)) {
        throw new PickleException("has characters that are not bytes");
      }
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }
  }
}
