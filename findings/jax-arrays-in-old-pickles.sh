#!/usr/bin/env bash
# jax 0.8.0 to 0.11.1 (here 0.11.1), with arrays pickled by jax 0.4.26
#
# Guess: a pickled array is its numbers, its type and its shape, so a newer jax loads it, or a release says that it no longer does and
# that stays so.
# What happens: jax up to 0.4.30 also wrote the `named_shape` of the array's abstract value, empty though it was (0.4.35 does not). Up to
# 0.7.2 jax dropped it when it loaded, jax 0.8.0 to 0.11.1 raise a TypeError, and 0.11.2 loads such files again, since it looks at
# `weak_type` alone.
# Why it matters: the checkpoints that were published with papers of 2023 and 2024 are such pickles. Whether they load depends on the
# jax that is installed, and the error names neither the file nor the cure, which is another version of jax.
#
# Needs Python 3.12: PYTHON=python3.12 findings/jax-arrays-in-old-pickles.sh
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT

with() { # with VERSION NUMPY: runs the program that stands on standard input under that jax
  if [ ! -d "$room/$1" ]; then
    "${PYTHON:-python3}" -m venv "$room/$1"
    "$room/$1/bin/pip" install --quiet --disable-pip-version-check "jax==$1" "jaxlib==$1" "numpy==$2" 'scipy<1.18'
  fi
  FILE="$room/array.pkl" "$room/$1/bin/python" -
}

with 0.4.26 1.26.4 <<'PYTHON'
import os
import pickle

import jax.numpy as jnp

with open(os.environ["FILE"], "wb") as file:
    pickle.dump(jnp.arange(3.0), file)
PYTHON

for version in 0.7.2 0.11.1 0.11.2; do
  with "$version" 2.3.5 <<'PYTHON' | tee -a "$room/seen"
import os
import pickle

import jax

try:
    with open(os.environ["FILE"], "rb") as file:
        print(jax.__version__, pickle.load(file))
except TypeError as error:
    print(jax.__version__, error)
PYTHON
done
diff "$room/seen" - <<'SEEN' || { echo "this has changed" >&2; exit 1; }
0.7.2 [0. 1. 2.]
0.11.1 ShapedArray.__new__() got an unexpected keyword argument 'named_shape'
0.11.2 [0. 1. 2.]
SEEN
