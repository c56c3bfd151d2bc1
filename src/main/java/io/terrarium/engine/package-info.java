/**
 * A run in one JVM: a supervisor that leases the units of each generation to workers, one worker a
 * device. It knows what is evolved as a {@link io.terrarium.meta.MetaTask} only.
 */
package io.terrarium.engine;
