/** Evolution strategies: pure functions on arrays. */
package io.terrarium.strategy;
