package io.terrarium.interop;

/** A {@code numpy.dtype}. */
final class NumpyType implements Stateful {

  private final String name;
  private String byteOrder = "=";

  /**
   * @param name kind and width in bytes: {@code f4}
   */
  NumpyType(String name) {
    this.name = name;
  }

  /** {@code (version, byte order, ...)}. */
  @Override
  public void setState(Object[] state) {
    byteOrder = (String) state[1];
  }

  /** Whether it is that of the words of a random key. */
  boolean isUnsigned32() {
    return name.equals("u4");
  }

  /** Byte order, kind and width: {@code <f4} is a little-endian float32. */
  @Override
  public String toString() {
    return byteOrder + name;
  }
}
