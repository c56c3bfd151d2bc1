/** The task of a run: what a candidate is, and how it is tried and scored. */
package io.terrarium.meta;
