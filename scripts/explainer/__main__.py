"""`python -m explainer` is `explainer`."""

from explainer.cli import run

run()
