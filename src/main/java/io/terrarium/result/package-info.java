/** What a run has found, and the trained agents: their files. */
package io.terrarium.result;
