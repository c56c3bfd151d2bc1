/** Foreign file formats: the published SCBs come in. */
package io.terrarium.interop;
