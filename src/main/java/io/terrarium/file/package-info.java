/**
 * The ground floor: files that are replaced as a whole, locks, hashes, the text of numbers and
 * enums, and the refusal of bad input.
 */
package io.terrarium.file;
