package io.terrarium.scb;

/** What the initial states of a synthetic environment are drawn from. */
public enum Latent {
  /** Independent standard normals. */
  NORMAL
}
