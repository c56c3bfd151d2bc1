"""Saves the parameters of scb_Pendulum-v1.npz in the ways in which users save them, and in some that cannot be read."""

import pathlib
import pickle

import flax
import jax
import jax.numpy as jnp
import numpy as np

HERE = pathlib.Path(__file__).parent
PROTOCOLS = range(6)


def parameters():
    tree = {}
    with np.load(HERE.parent / "scb_Pendulum-v1.npz") as arrays:
        for name in arrays:
            if name.startswith("params/"):
                node = tree
                *path, leaf = name.split("/")
                for each in path:
                    node = node.setdefault(each, {})
                node[leaf] = np.array(arrays[name])
    return tree


def save(folder, name, tree, protocol, **options):
    file = HERE / folder / f"{name}-protocol-{protocol}.pkl"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(pickle.dumps(tree, protocol=protocol, **options))


def changed(change):
    return jax.tree_util.tree_map(change, parameters())


def read_only(array):
    array.flags.writeable = False
    return array


def main():
    numpy, of_jax = f"numpy-{np.__version__}", f"jax-{jax.__version__}"
    tree = parameters()
    frozen = flax.core.freeze(tree)
    on_device = jax.tree_util.tree_map(jnp.asarray, frozen)
    for protocol in PROTOCOLS:
        save("read", numpy, tree, protocol)
        save("read", f"{numpy}-columns-first", changed(np.asfortranarray), protocol)
        save("read", f"{of_jax}-frozen", on_device, protocol)
    save("read", f"{numpy}-frozen", frozen, 5)
    save("read", f"{numpy}-read-only", changed(read_only), 5)
    save("read", f"{of_jax}-device-get", jax.device_get(on_device), 5)

    old, new = jax.random.PRNGKey(0), jax.random.key(0)
    for protocol in (2, 5):
        save("key", f"{of_jax}-old", {**tree, "rng": old}, protocol)
        save("key", f"{of_jax}-new", {**tree, "rng": new}, protocol)
    save("key", f"{of_jax}-old-on-host", {**tree, "rng": np.asarray(old)}, 5)
    save("key", f"{of_jax}-old-in-a-tuple", (tree, old), 4)
    save("key", f"{of_jax}-old-in-a-list", [tree, old], 4)
    save("key", f"{of_jax}-old-many", {**tree, "rng": jax.random.split(old, 3)}, 4)
    save("key", f"{of_jax}-old-first", {"rng": {"policy": old}, **tree}, 0)
    save("key", f"{of_jax}-new-in-a-tuple", (tree, new), 4)

    save("refused", f"{numpy}-out-of-band", tree, 5, buffer_callback=lambda buffer: None)
    save("refused", f"{numpy}-float64", changed(lambda each: each.astype(np.float64)), 5)
    save("refused", f"{numpy}-int32", changed(lambda each: each.astype(np.int32)), 5)
    save("refused", f"{numpy}-big-endian", changed(lambda each: each.astype(">f4")), 5)
    save("refused", f"{numpy}-objects", changed(lambda each: each.astype(object)), 5)
    save("refused", f"{numpy}-scalars", changed(lambda each: each.ravel()[0]), 5)
    save("refused", f"{numpy}-no-dimensions", changed(lambda each: np.array(each.ravel()[0])), 5)
    save("refused", f"{numpy}-nothing", changed(lambda each: each[:0]), 5)
    save("refused", f"{numpy}-more-dimensions", changed(lambda each: each[None, None]), 5)
    axes = np.ones((2, 3, 4), np.float32).transpose(1, 0, 2)
    save("refused", f"{numpy}-other-axes", changed(lambda each: axes), 5)
    half = jax.tree_util.tree_map(lambda each: each.astype(jnp.bfloat16), on_device)
    save("refused", f"{of_jax}-bfloat16", half, 4)


main()
