/** The page, the picture and the TensorBoard events of a run, for people to look at. */
package io.terrarium.report;
