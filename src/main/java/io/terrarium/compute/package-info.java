/** The float32 operations on blocks of numbers, and the devices that do them. */
package io.terrarium.compute;
