/** Networks: their shapes, initialisation, passes and optimizer. */
package io.terrarium.nn;
