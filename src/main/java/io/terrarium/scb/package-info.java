/** The synthetic environment that is evolved. */
package io.terrarium.scb;
