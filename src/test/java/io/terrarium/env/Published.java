package io.terrarium.env;

import io.terrarium.env.classic.Acrobot;
import io.terrarium.env.classic.CartPole;
import io.terrarium.env.classic.MountainCar;
import io.terrarium.env.classic.MountainCarContinuous;
import io.terrarium.env.classic.Pendulum;

/** The environments of gymnax, how far their starts are spread, and how far their observations. */
enum Published {
  CART_POLE(
      new CartPole(), new float[][] {{-.05f, .05f}, {-.05f, .05f}, {-.05f, .05f}, {-.05f, .05f}}) {
    @Override
    float[] bounds() {
      float any = Float.POSITIVE_INFINITY;
      return new float[] {4.8f, any, .4189f, any};
    }
  },
  ACROBOT(new Acrobot(), new float[][] {{-.1f, .1f}, {-.1f, .1f}, {-.1f, .1f}, {-.1f, .1f}}) {
    @Override
    float[] bounds() {
      return new float[] {1, 1, 1, 1, 12.5664f, 28.2744f};
    }
  },
  MOUNTAIN_CAR(new MountainCar(), new float[][] {{-.6f, -.4f}, {0, 0}}) {
    @Override
    float[] bounds() {
      return new float[] {1.2f, .07f};
    }
  },
  MOUNTAIN_CAR_CONTINUOUS(new MountainCarContinuous(), new float[][] {{-.6f, -.4f}, {0, 0}}) {
    @Override
    float[] bounds() {
      return new float[] {1.2f, .07f};
    }
  },
  PENDULUM(new Pendulum(), new float[][] {{-3.14159f, 3.14159f}, {-1, 1}}) {
    @Override
    float[] bounds() {
      return new float[] {1, 1, 8};
    }
  };

  private final Environment environment;
  private final float[][] starts;

  Published(Environment environment, float[][] starts) {
    this.environment = environment;
    this.starts = starts;
  }

  Environment environment() {
    return environment;
  }

  /** Of each component of the state, the least and the greatest that an episode starts with. */
  float[][] starts() {
    return starts;
  }

  /** Of each number of an observation, the greatest magnitude. */
  abstract float[] bounds();
}
