/**
 * The building kit that all algorithms share: replay, networks with their optimizers, targets and
 * exploration.
 */
package io.terrarium.agent.learn;
