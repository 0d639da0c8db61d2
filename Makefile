# What can be done here? `make` alone says.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MADE := $(VENV)/.made
PEERS := build/peers

.DEFAULT_GOAL := help
.PHONY: help run test check docs bench figures overblocking programmes safety mutants check-solver bench-peers faults archives screenshots lock clean

help: ## Say what can be done
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' Makefile

run: $(MADE) ## Start Limber and print its address (PORT=8600 for another port)
	@$(BIN)/limber run $(if $(PORT),--port $(PORT))

test: $(MADE) ## Run the tests; the last lines say what was left out, and why
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

check: $(MADE) ## Format, lint, types, import contracts, catalog, then the tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/limber catalog check
	$(MAKE) test

docs: $(MADE) ## Make the pages and the schemas that follow from the catalog and the code
	@$(BIN)/limber catalog schema --out catalog/schema.json
	@$(BIN)/limber catalog evidence --out docs/evidence.md
	@$(BIN)/limber catalog coverage --out docs/coverage.md
	@$(BIN)/limber archive schema --out docs/archive.schema.json

bench: $(MADE) ## Ask for many routines; say how many fill their minutes, and how long it took
	@$(BIN)/python -m benchmarks.figures
	@$(BIN)/python -m benchmarks.proofs
	@$(BIN)/python -m benchmarks.grid
	@$(BIN)/python -m benchmarks.lateness
	@$(BIN)/python -m benchmarks.papers

figures: $(MADE) ## Draw every picture as contact sheets (build/figures); needs Chromium
	@$(BIN)/python -m sheets

overblocking: $(MADE) ## Ask for everyone with one thing to spare; say who is left without enough
	@$(BIN)/python -m benchmarks.overblocking --out docs/overblocking.md

programmes: $(MADE) ## Compose a hundred programmes; say whether each place gets its weekly dose (an hour)
	@nice -n 15 $(BIN)/python -m benchmarks.programmes --out docs/programmes.md

safety: $(MADE) ## Sweep all answers for anything unsafe (hours; goes on where it was stopped)
	@nice -n 15 $(BIN)/python -m safety

mutants: $(MADE) ## Change the code that keeps people safe a little; do the tests notice? (hours)
	@nice -n 15 $(BIN)/python -m safety.mutating

check-solver: $(MADE) ## Compare the solver with trying every answer, and with itself (half an hour)
	@nice -n 15 $(BIN)/python -m trust --out docs/solver-proof.md

bench-peers: $(MADE) $(PEERS)/.made ## Ask other solvers the same questions; they get build/peers to themselves
	@nice -n 10 $(BIN)/python -m peers --python $(PEERS)/bin/python \
	  --versions "$$(paste -sd, $(PEERS)/wanted.txt | sed 's/==/ /g; s/,/, /g')" --out docs/benchmarks.md

archives: $(MADE) ## Take a thousand histories out and in again, and refuse every bad file
	@nice -n 10 $(BIN)/python -m benchmarks.archives --out docs/archive-proof.md

faults: $(MADE) ## Kill what works on a journal, flip its bits: is anything lost? (some minutes)
	@nice -n 15 $(BIN)/python -m faults --out docs/faults.md

screenshots: $(MADE) ## Take pictures of every page (build/screenshots); needs Chromium
	@$(BIN)/python -m tests.browser.screenshots build/screenshots

lock: $(MADE) ## Renew requirements.lock from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --no-annotate --upgrade -o requirements.lock

# Solvers that Limber is only compared with: never in its own environment, nor in the lock.
$(PEERS)/.made: pyproject.toml
	@echo "Making $(PEERS) (once) ..."
	@$(PYTHON) -m venv --clear $(PEERS)
	@$(PYTHON) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["peers"], sep="\n")' \
	  >$(PEERS)/wanted.txt
	@$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check -r $(PEERS)/wanted.txt
	@touch $@

clean: ## Remove the environment and everything else that can be made again
	rm -rf $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment is made once, and again only when one of these two files changes. Every package
# is checked against its hash. uv comes first because it is quick; where it cannot reach the
# package index and pip can, pip does the same work.
$(MADE): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { \
	  echo "Limber needs Python 3.11 or newer, and there is no $(PYTHON) here. Install it first." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Limber needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>&1)." \
	    "Name a newer one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "Python's venv module is missing. On Debian or Ubuntu: sudo apt install python3-venv" >&2; exit 1; }
	@echo "Making $(VENV) (once; about a minute) ..."
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@sed -n '/^uv==/,/[^\]$$/p' requirements.lock >$(VENV)/uv.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(VENV)/uv.txt
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock || \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
