package io.terrarium.env;

import io.terrarium.compute.Normals;
import io.terrarium.math.Key;

/**
 * The copies of an environment that are reset together, and the random numbers that each of them
 * takes. Number {@code i} of a draw is for the copy {@code copies()[i]}. The object is reused from
 * reset to reset, so its arrays may only be read, and only while the environment resets.
 */
public final class Resets {

  private final int[] copies;
  private final int uniforms;
  private final int normals;

  /** The numbers of each copy side by side: the uniform ones, then the normal ones. */
  private final float[] numbers;

  private final int[] words;
  private int count;

  /** A list with room for {@code most} resets at once. */
  public Resets(StateLayout layout, int most) {
    this.copies = new int[most];
    this.uniforms = layout.uniforms().size();
    this.normals = layout.normals().size();
    this.numbers = new float[most * (uniforms + normals)];
    this.words = new int[Normals.words(normals)];
  }

  /** The number of copies that are reset. */
  public int count() {
    return count;
  }

  /** The indices of the copies that are reset, in the first {@link #count} elements. */
  public int[] copies() {
    return copies;
  }

  /** The number of a draw for the copy {@code copies()[i]}. */
  public float number(ResetDraw draw, int i) {
    return numbers[i * (uniforms + normals) + column(draw)];
  }

  private int column(ResetDraw draw) {
    return draw.isNormal() ? uniforms + draw.index() : draw.index();
  }

  /** {@code row = scale * draw + shift} for each copy that is reset. */
  public void set(float[] row, ResetDraw draw, float scale, float shift) {
    int[] indices = copies;
    float[] drawn = numbers;
    int width = uniforms + normals;
    int n = count;
    for (int i = 0, at = column(draw); i < n; i++, at += width) {
      row[indices[i]] = drawn[at] * scale + shift;
    }
  }

  /** {@code row = value} for each copy that is reset. */
  public void set(float[] row, float value) {
    for (int i = 0; i < count; i++) {
      row[copies[i]] = value;
    }
  }

  /** Forgets the copies, to begin another list of them. */
  public void clear() {
    count = 0;
  }

  /**
   * Adds a copy, with the numbers that belong to a reset: the uniform ones are those of one key,
   * the normal ones those of the other.
   *
   * @param reset the number of resets that these keys served before
   */
  public void add(int copy, Key uniformKey, Key normalKey, long reset) {
    int at = count * (uniforms + normals);
    uniformKey.uniforms(reset * uniforms, numbers, at, uniforms);
    Normals.fill(normalKey, reset * normals, numbers, at + uniforms, normals, words);
    copies[count++] = copy;
  }

  /**
   * Adds a copy whose numbers are kept in arrays: the uniform ones from {@code atUniform} on, the
   * normal ones from {@code atNormal} on.
   */
  public void add(int copy, float[] uniform, int atUniform, float[] normal, int atNormal) {
    int at = count * (uniforms + normals);
    for (int d = 0; d < uniforms; d++) {
      numbers[at + d] = uniform[atUniform + d];
    }
    for (int d = 0; d < normals; d++) {
      numbers[at + uniforms + d] = normal[atNormal + d];
    }
    copies[count++] = copy;
  }
}
