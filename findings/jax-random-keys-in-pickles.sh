#!/usr/bin/env bash
# jax 0.4.26 and jax 0.11.2: keys of jax.random in a pickle
#
# Guess: jax.random.key, which the documentation prefers to jax.random.PRNGKey, is two numbers as that is, and can be kept in a
# checkpoint as well as that.
# What happens: a key of the new kind is pickled as an object of a private class with references to four private functions. Their
# module has moved from jax._src.prng to jax._src.random.prng, so a training state with such a key of jax 0.4.26 does not load in jax
# 0.11.2, and neither do the parameters beside it. A key of the old kind is an array, and loads. At protocols 0 and 1 the new kind
# cannot be pickled at all.
# Why it matters: one key makes a whole checkpoint unreadable. What should last has jax.random.key_data(key), or no key.
#
# Needs Python 3.12: PYTHON=python3.12 findings/jax-random-keys-in-pickles.sh
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT

install() { # install VERSION NUMPY
  "${PYTHON:-python3}" -m venv "$room/$1"
  "$room/$1/bin/pip" install --quiet --disable-pip-version-check "jax==$1" "jaxlib==$1" "numpy==$2" 'scipy<1.18'
}

install 0.4.26 1.26.4
install 0.11.2 2.3.5
cd "$room"
0.4.26/bin/python - <<'PYTHON'
import pickle

import jax
import numpy as np

parameters = np.ones(3, np.float32)
for name, key in {"old": jax.random.PRNGKey(7), "new": jax.random.key(7)}.items():
    with open(name, "wb") as file:
        pickle.dump({"params": parameters, "rng": key}, file, protocol=4)
PYTHON
0.11.2/bin/python -W ignore - <<'PYTHON'
import pickle

import jax


def load(name):
    try:
        with open(name, "rb") as file:
            return str(pickle.load(file)["rng"])
    except ModuleNotFoundError as error:
        return str(error)


def save(protocol):
    try:
        return f"{len(pickle.dumps(jax.random.key(7), protocol=protocol))} bytes"
    except TypeError as error:
        return str(error)


seen = [load("old"), load("new"), save(1)]
print("PRNGKey of jax 0.4.26 loaded by 0.11.2:", seen[0])
print("key of jax 0.4.26 loaded by 0.11.2:    ", seen[1])
print("key saved with protocol 1 by 0.11.2:   ", seen[2])
assert seen[:2] == ["[0 7]", "No module named 'jax._src.prng'"], "this has changed"
assert "cannot be pickled" in seen[2], "this has changed"
PYTHON
