package io.terrarium.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The arrays of a NumPy archive in the test resources, flat; numbers as float. */
public final class Npz {

  private final Map<String, float[]> numbers = new HashMap<>();
  private final Map<String, String[]> texts = new HashMap<>();

  public static Npz golden(String file) {
    Npz npz = new Npz();
    try (InputStream in = Npz.class.getResourceAsStream("/golden/" + file);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        npz.add(entry.getName().replace(".npy", ""), zip.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return npz;
  }

  public float[] get(String name) {
    if (!numbers.containsKey(name)) {
      throw new IllegalArgumentException("no array " + name + " in " + numbers.keySet());
    }
    return numbers.get(name);
  }

  /** The value of {@code name=value} in the array {@code hyper}; true is 1. */
  public double hyper(String name) {
    for (String setting : texts.get("hyper")) {
      if (setting.startsWith(name + "=")) {
        String value = setting.substring(name.length() + 1);
        return value.equals("True") ? 1 : value.equals("False") ? 0 : Double.parseDouble(value);
      }
    }
    throw new IllegalArgumentException("no hyperparameter " + name);
  }

  /** The arrays of the names given, one after the other. */
  public float[] concat(String... names) {
    int n = 0;
    for (String name : names) {
      n += get(name).length;
    }
    float[] all = new float[n];
    int at = 0;
    for (String name : names) {
      System.arraycopy(get(name), 0, all, at, get(name).length);
      at += get(name).length;
    }
    return all;
  }

  private void add(String name, byte[] npy) {
    ByteBuffer bytes = ByteBuffer.wrap(npy).order(ByteOrder.LITTLE_ENDIAN);
    int headerLength = bytes.getShort(8);
    String header = new String(npy, 10, headerLength, StandardCharsets.ISO_8859_1);
    bytes.position(10 + headerLength);
    String type = header.replaceAll(".*'descr': '([^']*)'.*\\s*", "$1");
    if (type.startsWith("<U")) {
      texts.put(name, texts(bytes, Integer.parseInt(type.substring(2))));
    } else {
      numbers.put(name, numbers(bytes, type));
    }
  }

  private static float[] numbers(ByteBuffer bytes, String type) {
    int width = type.charAt(2) - '0';
    float[] out = new float[bytes.remaining() / width];
    for (int i = 0; i < out.length; i++) {
      out[i] =
          switch (type) {
            case "<f4" -> bytes.getFloat();
            case "<i4" -> bytes.getInt();
            case "<i8" -> bytes.getLong();
            case "|b1" -> bytes.get();
            default -> throw new IllegalArgumentException("unknown type " + type);
          };
    }
    return out;
  }

  private static String[] texts(ByteBuffer bytes, int length) {
    String[] out = new String[bytes.remaining() / 4 / length];
    for (int i = 0; i < out.length; i++) {
      StringBuilder text = new StringBuilder();
      for (int c = 0; c < length; c++) {
        text.append((char) bytes.getInt());
      }
      out[i] = text.toString().replace("\0", "");
    }
    return out;
  }
}
