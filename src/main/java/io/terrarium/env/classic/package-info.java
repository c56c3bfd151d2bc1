/** The five tasks of classic control. */
package io.terrarium.env.classic;
