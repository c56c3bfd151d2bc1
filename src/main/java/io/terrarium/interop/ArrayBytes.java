package io.terrarium.interop;

import java.nio.charset.StandardCharsets;
import net.razorvine.pickle.PickleException;

/** The bytes of an array's elements, as a pickle holds them. */
sealed interface ArrayBytes {

  /** The number of bytes. */
  int size();

  /**
   * The bytes.
   *
   * @throws PickleException if the pickle has something else than bytes
   */
  byte[] bytes();

  /** The bytes that a pickle gives to an array. */
  static ArrayBytes of(Object given) {
    return given instanceof ArrayBytes known ? known : new Raw((byte[]) given);
  }

  /** Bytes that stand in the file as they are, from protocol 3 on. */
  record Raw(byte[] bytes) implements ArrayBytes {

    @Override
    public int size() {
      return bytes.length;
    }
  }

  /**
   * Bytes that stand in the file as characters, up to protocol 2, and that Python is told to
   * encode. They are encoded only when they are read, because a small file can name one text any
   * number of times.
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
