"""Writes what PyYAML and ruamel.yaml read in scalars.txt, one value a line: the value, tab, PyYAML's, tab, that of YAML 1.2."""

import pathlib

import ruamel.yaml
import yaml

HERE = pathlib.Path(__file__).parent
OF_YAML_1_2 = ruamel.yaml.YAML(typ="safe", pure=True)


def reading(load, scalar):
    try:
        value = load(f"a: {scalar}")["a"]
    except (ValueError, yaml.YAMLError, ruamel.yaml.YAMLError):
        return "error"
    return f"{type(value).__name__} {value}"


lines = (HERE / "scalars.txt").read_text().splitlines()
readings = [(each, reading(yaml.safe_load, each), reading(OF_YAML_1_2.load, each)) for each in lines]
(HERE / "scalars.tsv").write_text("".join("\t".join(each) + "\n" for each in readings))
