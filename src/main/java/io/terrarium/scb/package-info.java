/** The synthetic environments that are evolved. */
package io.terrarium.scb;
