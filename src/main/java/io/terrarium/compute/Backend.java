package io.terrarium.compute;
/** placeholder */
public interface Backend {}
