/** The backend on a CPU's vector units, and its plain-Java twin that gives the same bits. */
package io.terrarium.compute.simd;
