/**
 * The contracts that every algorithm keeps: what it declares, what it trains, and how its trained
 * agents act.
 */
package io.terrarium.agent;
