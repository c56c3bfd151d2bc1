/** Episodes that a trained agent plays. */
package io.terrarium.agent.play;
