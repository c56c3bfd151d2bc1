/** Trials in a result: agents are trained in it, played, and act, by plain calls. */
package io.terrarium.trial;
