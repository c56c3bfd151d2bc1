/** Where nodes listen and how they are addressed, in one canonical form. */
package io.terrarium.cluster.address;
