/** The environments that score agents, and those that agents are trained in. */
package io.terrarium.env;
