/**
 * Sections of HOCON that are read by declared keys; each refusal names the place, the key and what
 * would be right.
 */
package io.terrarium.hocon;
