/** A run directory and what is written there as the run goes on. */
package io.terrarium.run;
