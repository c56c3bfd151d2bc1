/** What people look at: the page and the TensorBoard events of a run. */
package io.terrarium.report;
