package io.terrarium.env;

/**
 * A random number that the reset of a copy takes. It is declared once, in a {@link StateLayout},
 * and {@link Resets} holds its numbers.
 *
 * @param name the purpose of the number, for people
 * @param index its index among the draws of its kind
 * @param isNormal whether it is standard normal; otherwise it is uniform in [0, 1)
 */
public record ResetDraw(String name, int index, boolean isNormal) {}
