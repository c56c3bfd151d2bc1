package io.terrarium.interop;

/** A {@code numpy.dtype}, the type of an array's elements. */
final class NumpyType implements RestorableObject {

  private final String name;
  private String byteOrder = "=";

  /**
   * @param name kind and width in bytes, such as {@code f4}
   */
  NumpyType(String name) {
    this.name = name;
  }

  /** Takes the byte order from {@code (version, byte order, ...)}. */
  @Override
  public void setState(Object[] state) {
    byteOrder = (String) state[1];
  }

  /** Whether this is the type of the words of a random key. */
  boolean isUnsigned32() {
    return name.equals("u4");
  }

  /** Byte order, kind and width: {@code <f4} is a little-endian float32. */
  @Override
  public String toString() {
    return byteOrder + name;
  }
}
