/** The backend on a CPU's vector units, and its twin in plain Java, which gives the same bits. */
package io.terrarium.compute.simd;
