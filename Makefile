PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Bytecode is made of what is imported, not of the 25,000 files that are installed: a minute less.
INSTALL := $(BIN)/pip install --no-compile --disable-pip-version-check -q -c constraints.txt
STAMP := $(VENV)/.installed
export DATELINE_DATA_DIR ?= $(CURDIR)/.dateline

# What `make eval` holds: a little under what was last measured (see the README).
HELD := --require "completed==1" --require "quote_validity==1" --require "ndcg@10>=0.87" \
	--require "passed>=0.67" --require "abstention_recall>=0.81"
HELD_ASKED := --require "newsroom:passed>=0.60" --require "newsroom-two:passed>=0.50"

.PHONY: run test slow check eval bench screenshots clean

run: $(STAMP)  ## install, ingest the demo articles, open the API and the page
	$(BIN)/dateline serve --demo

test: $(STAMP)-test  ## run the tests that need no server, browser or model
	$(BIN)/pytest -n 2 --dist loadfile

slow: $(STAMP)-test  ## run the tests that do
	$(BIN)/pytest -m slow -n 2 --dist loadfile

check: $(STAMP)-test  ## format, lint and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

eval: $(STAMP)  ## ask the questions of our own suites; fails on regression
	$(BIN)/dateline eval run tests/suites/demo --judge none --out build/eval.json $(HELD)
	$(BIN)/dateline eval run tests/suites/newsroom tests/suites/newsroom-two --judge none \
		--sample 180 --out build/newsroom.json --require "completed==1" \
		--require "quote_validity==1" $(HELD_ASKED)

SIZES ?= 1000 10000 100000 300000
SUITE ?= ../shared/data/suites/realtimeqa-2022
bench: $(STAMP)-test  ## speed and quality beside BM25 and the LangChain recipe
	$(BIN)/dateline bench --suite $(SUITE) $(SIZES:%=--passages %) --out build/bench.json

screenshots: $(STAMP)-test  ## every state of the page, wide and narrow, light and dark
	$(BIN)/python -m tests.web.screenshots build/screenshots

$(STAMP): pyproject.toml constraints.txt | $(BIN)/pip
	$(INSTALL) -e .
	touch $@

$(STAMP)-test: pyproject.toml constraints.txt | $(BIN)/pip
	$(INSTALL) -e '.[test]'
	touch $(STAMP) $@

$(BIN)/pip:
	@echo "Installing into $(VENV), which takes a few minutes; pip is silent while it does."
	$(PYTHON) -m venv $(VENV)

clean:  ## remove what was installed and built; stored articles stay
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
