/** Classes that are registered under one interface, by name: built-in ones and those of plugins. */
package io.terrarium.registry;
