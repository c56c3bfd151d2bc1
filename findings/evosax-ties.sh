#!/usr/bin/env bash
# evosax 0.3.2
#
# Guess: where all candidates are equally good, an evolution strategy learns nothing, and its step size stays about where it is, as it does
# where fitness is pure noise.
# What happens: tied candidates all get the weight of their mean rank. These weights no longer add up to what the strategy expects:
# in the middle of CMA-ES' ranks the weight is next to 0, of Discovered ES' far below 1/n. So the evolution path dies out, the variance
# is taken to be far too small, and the step size shrinks each generation: by a factor of ten billion in 100 generations of CMA-ES.
# evosax 0.1.6 sorts, so ties keep their order and the weights stay whole. SNES is not affected.
# Why it matters: plateaus are common in reinforcement learning. The first agents of MountainCar nearly all return -200. A search that begins there
# has no step size left when the first candidate is better.
#
# Needs Python 3.12 or later: PYTHON=python3.12 findings/evosax-ties.sh
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
"${PYTHON:-python3}" -m venv "$room/venv"
"$room/venv/bin/pip" install --quiet --disable-pip-version-check evosax==0.3.2 jax==0.11.2 jaxlib==0.11.2
"$room/venv/bin/python" -W ignore - <<'PYTHON'
import jax
import jax.numpy as jnp
from evosax.algorithms import CMA_ES, SNES, DiscoveredES, Sep_CMA_ES

NUMBERS, CANDIDATES, GENERATIONS = 20, 32, 100


def step_size(strategy, fitness):
    """After so many generations, as a multiple of that at the start."""
    strategy = strategy(population_size=CANDIDATES, solution=jnp.zeros(NUMBERS))
    params = strategy.default_params
    key = jax.random.key(0)
    state = strategy.init(key, jnp.zeros(NUMBERS), params)
    first = jnp.mean(state.std)
    ask, tell = jax.jit(strategy.ask), jax.jit(strategy.tell)
    for each in jax.random.split(key, GENERATIONS):
        asking, telling, drawing = jax.random.split(each, 3)
        candidates, state = ask(asking, state, params)
        state, _ = tell(telling, candidates, fitness(drawing), state, params)
    return float(jnp.mean(state.std) / first)


seen = {}
for strategy in (CMA_ES, Sep_CMA_ES, DiscoveredES, SNES):
    tied = step_size(strategy, lambda key: jnp.zeros(CANDIDATES))
    noise = step_size(strategy, lambda key: jax.random.normal(key, (CANDIDATES,)))
    seen[strategy.__name__] = tied, noise
    print(f"{strategy.__name__:14}step size after {GENERATIONS} generations: all tied {tied:.1e}, pure noise {noise:.2f}")
collapsed = [name for name, (tied, noise) in seen.items() if tied < 1e-3 and noise > 0.3]
assert collapsed == ["CMA_ES", "Sep_CMA_ES", "DiscoveredES"], "this has changed"
PYTHON
