PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
export DATELINE_DATA_DIR ?= $(CURDIR)/.dateline

.PHONY: run test check eval bench screenshots clean

run: $(STAMP)  ## install, ingest the demo articles, open the API and the page
	$(BIN)/dateline serve --demo

test: $(STAMP)-test  ## run the tests that need no server, browser or model
	$(BIN)/pytest

check: $(STAMP)-test  ## format, lint and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --disable-pip-version-check -q -c constraints.txt -e .
	touch $@

$(STAMP)-test: $(STAMP)
	$(BIN)/pip install --disable-pip-version-check -q -c constraints.txt -e '.[test]'
	touch $@

clean:  ## remove what was installed and built; stored articles stay
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
