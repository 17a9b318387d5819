# Wedge. `make run` is all that a newcomer needs; `make help` names the rest.
# Each step leaves a stamp, so that a second run fetches nothing and starts at once.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check
ARGS ?=
TESTS ?=
WORKERS ?= 2

MAP := static/vendor/importmap.json
DEV := $(VENV)/dev.stamp static/node_modules/.dev

.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help setup assets run test lint bench shots wheelhouse

help:
	@echo 'make run         serve on HOST and PORT (0.0.0.0:8000); make run ARGS=--tls for HTTPS'
	@echo 'make setup       everything that running, testing and linting need, fetched now'
	@echo 'make assets      the browser libraries, into static/vendor'
	@echo 'make test        every test, with Chromium and PostgreSQL; make test TESTS=tests/umpire for some'
	@echo 'make lint        style, types, the laws of direction'
	@echo 'make bench       the figures, printed and written to docs/results'
	@echo 'make shots       pictures of every screen in every state, into shots/'
	@echo 'make wheelhouse  a zip in dist/ that installs and serves without network or make'

setup: $(DEV) $(MAP)

assets: $(MAP)

run: $(VENV)/run.stamp $(MAP)
	@exec $(PY) -m server serve $(ARGS)

test: $(DEV) $(MAP)
	@$(PY) -m tests.chromium
	@$(PY) -m pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder $(TESTS)

lint: $(DEV)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports --no-cache
	$(PY) server/assets.py --types

bench: $(DEV) $(MAP)
	@$(PY) -m benchmarks

shots: $(DEV) $(MAP)
	@$(PY) -m tests.stories.gallery shots

wheelhouse: $(DEV) $(MAP)
	@$(PY) wheelhouse/build.py

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Wedge needs Python 3.11 or later: install it, or name one, as in make run PYTHON=python3.12' >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || \
	  { rm -rf $(VENV); echo 'Python could not make $(VENV); on Debian install python3-venv' >&2; exit 1; }

$(VENV)/run.stamp: requirements.txt | $(PY)
	$(PIP) install --quiet -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/run.stamp
	$(PIP) install --quiet -r requirements-dev.txt
	@touch $@

$(MAP): static/package-lock.json server/assets.py | $(VENV)/run.stamp
	$(PY) server/assets.py

# Made before the plain map is, so that a first `make test` calls npm once.
static/node_modules/.dev: static/package-lock.json server/assets.py | $(VENV)/run.stamp
	$(PY) server/assets.py --dev
