/**
 * The ground floor: files that are replaced as a whole, locks, numbers as text, hashes, and the
 * refusal of bad input.
 */
package io.terrarium.file;
