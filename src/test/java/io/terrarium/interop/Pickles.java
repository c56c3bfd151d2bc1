package io.terrarium.interop;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Builds pickles of protocols 4 and 5 instruction by instruction. */
final class Pickles {

  private static final byte[] FALSE = op(0x89);
  private static final byte[] TRUE = op(0x88);

  /** The type of a parameter. */
  static final byte[] TYPE = type("<", "f4");

  /** An array without a state. */
  static final byte[] NEW_ARRAY =
      join(
          global("numpy.core.multiarray", "_reconstruct"),
          tuple(global("numpy", "ndarray"), tuple(integer(0)), bytes(new byte[] {'b'})),
          op('R'));

  private Pickles() {}

  static byte[] pickle(byte[]... parts) {
    return join(op(0x80, 4), join(parts), op('.'));
  }

  static byte[] op(int... codes) {
    byte[] bytes = new byte[codes.length];
    for (int i = 0; i < codes.length; i++) {
      bytes[i] = (byte) codes[i];
    }
    return bytes;
  }

  static byte[] name(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return join(op(0x8c, bytes.length), bytes);
  }

  static byte[] integer(int value) {
    return join(op('J'), little(value));
  }

  static byte[] bytes(byte[] value) {
    return join(op('B'), little(value.length), value);
  }

  static byte[] global(String module, String name) {
    return join(name(module), name(name), op(0x93));
  }

  static byte[] tuple(byte[]... elements) {
    return join(op('('), join(elements), op('t'));
  }

  /** A dictionary; keys and values in turn. */
  static byte[] dictionary(byte[]... items) {
    return join(op('}', '('), join(items), op('u'));
  }

  /** A checkpoint of some networks; names and networks in turn. */
  static byte[] checkpoint(byte[]... networks) {
    byte[] tree = dictionary(name("params"), dictionary(networks));
    return pickle(join(global("flax.core.frozen_dict", "FrozenDict"), tree, op(0x85)), op('R'));
  }

  /** A network whose parameters are all of one value. */
  static byte[] network(float value, int... sizes) {
    List<byte[]> items = new ArrayList<>();
    for (int i = 0; i + 1 < sizes.length; i++) {
      items.add(name("Dense_" + i));
      items.add(layer(value, sizes[i], sizes[i + 1]));
    }
    return dictionary(items.toArray(byte[][]::new));
  }

  private static byte[] layer(float value, int inputs, int outputs) {
    float[] kernel = new float[inputs * outputs];
    float[] bias = new float[outputs];
    Arrays.fill(kernel, value);
    Arrays.fill(bias, value);
    return layer(array(List.of(inputs, outputs), kernel), array(List.of(outputs), bias));
  }

  static byte[] layer(byte[] kernel, byte[] bias) {
    return dictionary(name("bias"), bias, name("kernel"), kernel);
  }

  static byte[] array(List<Integer> shape, float... elements) {
    return array(shape, bytes(floats(elements)));
  }

  /** An array whose elements are made by pickle instructions, which several arrays may share. */
  static byte[] array(List<Integer> shape, byte[] pickledElements) {
    return join(NEW_ARRAY, state(shape, TYPE, FALSE, pickledElements), op('b'));
  }

  static byte[] columnsFirst(List<Integer> shape, float... elements) {
    return join(NEW_ARRAY, state(shape, TYPE, TRUE, bytes(floats(elements))), op('b'));
  }

  static byte[] array(List<Integer> shape, String order, String type, byte[] elements) {
    return join(NEW_ARRAY, state(shape, type(order, type), FALSE, bytes(elements)), op('b'));
  }

  /** The arguments from which protocol 5 makes an array. */
  static byte[] buffer(byte[]... arguments) {
    return join(global("numpy._core.numeric", "_frombuffer"), tuple(arguments), op('R'));
  }

  static byte[] buffer(byte[] pickledElements, String order, int... shape) {
    byte[] sizes = tuple(Arrays.stream(shape).mapToObj(Pickles::integer).toArray(byte[][]::new));
    return buffer(pickledElements, TYPE, sizes, name(order));
  }

  /** Bytes as protocols without bytes spell them. */
  static byte[] encoded(byte[] text) {
    return join(global("_codecs", "encode"), tuple(text, name("latin1")), op('R'));
  }

  /** The state of an array: its shape, type and elements. */
  private static byte[] state(
      List<Integer> shape, byte[] type, byte[] columnsFirst, byte[] elements) {
    byte[] sizes = tuple(shape.stream().map(Pickles::integer).toArray(byte[][]::new));
    return tuple(integer(1), sizes, type, columnsFirst, elements);
  }

  private static byte[] type(String order, String type) {
    return join(
        global("numpy", "dtype"),
        tuple(name(type), FALSE, TRUE),
        op('R'),
        tuple(integer(3), name(order), op('N'), op('N'), op('N')),
        op('b'));
  }

  static byte[] floats(float... elements) {
    ByteBuffer buffer =
        ByteBuffer.allocate(elements.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float each : elements) {
      buffer.putFloat(each);
    }
    return buffer.array();
  }

  private static byte[] little(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  /** Stores the last value in the memo, where the first is 0 and the next 1. */
  static byte[] kept(byte[] value) {
    return join(value, op(0x94));
  }

  /** The value in a place of the memo. */
  static byte[] again(int place) {
    return op('h', place);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
