# Two commands are enough: `make site` and `make test`. Each makes its own .venv. `make help` lists the rest.

PYTHON ?= python3
BIN := .venv/bin
# Not the scripts of the packages, which name their Python by its whole path.
EXPLAINER := $(BIN)/python -P -m explainer
READY := .venv/.ready
# What tests and checks need besides.
TOOLS := .venv/.tools
# What Zensical needs besides, the engine that makes the pages where ENGINE=zensical.
NEXT := .venv/.zensical
ENGINE ?= mkdocs
export ENGINE
PORT ?= 8000

# Whatever the locale: venv and pip cannot write into a folder with Cyrillic in its path where the locale has none.
export PYTHONUTF8 := 1
# A user whom the system does not know may have no home; setuptools wants a name for it, not the folder.
export HOME ?= /nonexistent

.PHONY: help site publish test test-all check docs pdf bundle data measure serve bench pictures clean lock licences audit

help: ## this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

site: $(READY) $(if $(filter zensical,$(ENGINE)),$(NEXT)) ## build everything into site/ (ENGINE=zensical: by Zensical)
	@$(EXPLAINER) build

publish: $(READY) ## build for a host: SITE_URL is needed, and everything read a second time; uploads nothing
	@$(EXPLAINER) publish

# Some machines let Python keep nothing compiled; the tests start it a hundred times.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n auto --dist worksteal

test: $(TOOLS) ## run the tests
	@$(PYTEST) -m "not long"

test-all: $(TOOLS) $(NEXT) ## run the tests that take long, which `make test` leaves out
	@$(PYTEST) -m long

check: $(TOOLS) ## format, lint, types, evidence, stale docs and schemas
	@$(BIN)/python -m ruff format --check scripts tests
	@$(BIN)/python -m ruff check scripts tests
	@$(BIN)/python -m mypy
	@$(EXPLAINER) check --landing
	@$(EXPLAINER) render --check
	@$(EXPLAINER) schemas --check

docs: $(READY) ## write docs/ anew from seeds/
	@$(EXPLAINER) render

pdf: $(READY) ## typeset the PDFs alone
	@$(EXPLAINER) pdf

bundle: $(READY) ## pack the offline bundle alone
	@$(EXPLAINER) bundle

data: $(READY) ## write the data alone
	@$(EXPLAINER) data

measure: $(READY) ## how well texts are read: FOLDER with gold.txt and texts/ (see scripts/README.md)
	@$(BIN)/python -m explainer.cli.measure $(FOLDER)

serve: $(READY) ## preview of the pages on this machine; follows edits under seeds/ and docs/overrides/ (PORT=8000)
	@$(EXPLAINER) serve --port $(PORT)

bench: $(TOOLS) ## weigh and time site and search against others; then the growth (TEXTS="10 100 1000")
	@$(BIN)/python -m explainer.publish.bench
	@$(BIN)/python tests/rivals/bench.py
	@$(BIN)/python -m explainer.bench.scale $(TEXTS)

pictures: $(TOOLS) ## every kind of page as a picture, to be looked at; those of the README anew
	@$(BIN)/python tests/pictures.py

clean: ## take away what the builds have made
	@rm -rf site site.new site.old build .pytest_cache .mypy_cache .ruff_cache

LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --quiet

lock: ## resolve the locks anew (needs uv)
	@$(LOCK) --extra dev pyproject.toml -o requirements-dev.txt
	@$(LOCK) --constraint requirements-dev.txt pyproject.toml -o requirements.txt
	@$(LOCK) --constraint requirements-dev.txt --extra zensical pyproject.toml -o requirements-zensical.txt

licences: $(TOOLS) ## list the licences of everything locked anew
	@$(BIN)/python scripts/licences.py

# Its answer changes without a change of ours, so it is asked by hand and decides no landing. What could not be looked up
# counts as a fault.
audit: ## look known vulnerabilities of everything locked up (needs the network)
	@rm -rf build/audit && $(PYTHON) -m venv build/audit
	@build/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	@faults=0; \
	  build/audit/bin/pip-audit --strict --require-hashes --disable-pip -r requirements-dev.txt || faults=1; \
	  (cd tests/web && npm audit) || faults=1; \
	  exit $$faults

# The lock holds every package with its hash. Our own is only linked in, by a relative path: Python 3.11 and 3.12 do not
# start in a locale without Cyrillic where a link file names a folder with Cyrillic.
LINK := import os, sysconfig; from pathlib import Path; home = sysconfig.get_path("purelib"); \
  Path(home, "explainer.pth").write_text(os.path.relpath("scripts", home) + "\n", encoding="utf-8")

INSTALL := $(BIN)/python -m pip install --disable-pip-version-check --require-hashes

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	@echo "installing what a build needs into .venv …"
	@$(PYTHON) -m venv .venv
	@$(INSTALL) -r requirements.txt
	@$(BIN)/python -c '$(LINK)'
	@printf '#!/bin/sh\nexec "$$(dirname "$$(readlink -f "$$0")")/python" -P -m explainer "$$@"\n' >$(BIN)/explainer
	@chmod +x $(BIN)/explainer
	@touch $(READY)

$(TOOLS): $(READY) requirements-dev.txt
	@echo "installing what tests and checks need into .venv …"
	@$(INSTALL) -r requirements-dev.txt
	@touch $(TOOLS)

$(NEXT): $(READY) requirements-zensical.txt
	@echo "installing Zensical into .venv …"
	@$(INSTALL) -r requirements-zensical.txt
	@touch $(NEXT)
