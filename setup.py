"""Packs the theme, docs/overrides, beside the modules as explainer.theme; all else is said in pyproject.toml."""

from setuptools import find_namespace_packages, setup

THEME = "explainer.theme"

setup(
    packages=[*find_namespace_packages("scripts", exclude=["*.__pycache__"]), THEME],
    package_dir={"": "scripts", THEME: "docs/overrides"},
    # Styles, templates and what else modules read that stands beside them.
    package_data={"": ["*"], THEME: ["**/*"]},
)
