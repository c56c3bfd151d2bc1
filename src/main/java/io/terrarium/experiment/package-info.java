/** Experiments: reading HOCON, the keys and sections, what they name, and plugins. */
package io.terrarium.experiment;
