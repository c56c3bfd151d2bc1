/** Means, standard errors, interquartile means and bootstrap intervals of returns. */
package io.terrarium.stats;
