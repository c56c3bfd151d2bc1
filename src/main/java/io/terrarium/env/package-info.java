/** Environments that score agents, and what agents are trained in. */
package io.terrarium.env;
