/** What a candidate is and how it is scored. */
package io.terrarium.meta;
