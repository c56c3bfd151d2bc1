/** The directory of a run, and the files that are written there as the run goes on. */
package io.terrarium.run;
