/** The kinds of tasks that an experiment may name, and the results that they leave. */
package io.terrarium.task;
