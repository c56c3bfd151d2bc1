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
  private final float[][] uniforms;
  private final float[][] normals;
  private final float[] drawn;
  private final int[] words;
  private int count;

  /** A list with room for {@code most} resets at once. */
  public Resets(StateLayout layout, int most) {
    int uniform = layout.uniforms().size();
    int normal = layout.normals().size();
    this.copies = new int[most];
    this.uniforms = new float[uniform][most];
    this.normals = new float[normal][most];
    this.drawn = new float[Math.max(uniform, normal)];
    this.words = new int[Normals.words(normal)];
  }

  /** The number of copies that are reset. */
  public int count() {
    return count;
  }

  /** The indices of the copies that are reset, in the first {@link #count} elements. */
  public int[] copies() {
    return copies;
  }

  /**
   * The numbers of a draw, in the first {@link #count} elements and in the order of {@link
   * #copies}.
   */
  public float[] of(ResetDraw draw) {
    return (draw.isNormal() ? normals : uniforms)[draw.index()];
  }

  /** {@code row = scale * draw + shift} for each copy that is reset. */
  public void set(float[] row, ResetDraw draw, float scale, float shift) {
    float[] numbers = of(draw);
    for (int i = 0; i < count; i++) {
      row[copies[i]] = numbers[i] * scale + shift;
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
    int n = uniforms.length;
    uniformKey.uniforms(reset * n, drawn, 0, n);
    scatter(uniforms, drawn, 0);
    n = normals.length;
    Normals.fill(normalKey, reset * n, drawn, 0, n, words);
    scatter(normals, drawn, 0);
    copies[count++] = copy;
  }

  /**
   * Adds a copy whose numbers are kept in arrays: the uniform ones from {@code atUniform} on, the
   * normal ones from {@code atNormal} on.
   */
  public void add(int copy, float[] uniform, int atUniform, float[] normal, int atNormal) {
    scatter(uniforms, uniform, atUniform);
    scatter(normals, normal, atNormal);
    copies[count++] = copy;
  }

  private void scatter(float[][] rows, float[] numbers, int at) {
    for (int d = 0; d < rows.length; d++) {
      rows[d][count] = numbers[at + d];
    }
  }
}
