/** The inner loops of the SIMD backend: tiles, lanes, and their plain-Java twins. */
package io.terrarium.compute.simd.kernel;
