/** The files of trained agents, and the codecs of what results have in them. */
package io.terrarium.result;
