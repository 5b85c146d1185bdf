PYTHON ?= .venv/bin/python

.PHONY: help setup check coverage torture format bench screenshots wheel

help: ## what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1: /p' Makefile

setup: ## a virtual environment with all that work on winsboard needs
	python3 -m venv .venv
	.venv/bin/pip install -q -e '.[dev]'

check: ## format check, lint, types, import contracts, tests
	$(PYTHON) -m tests

coverage: ## which lines no test runs; at least 95 of 100 have to be run
	-$(PYTHON) -m coverage run --parallel-mode -m pytest --ignore=tests/test_architecture.py
	$(PYTHON) -m coverage combine
	$(PYTHON) -m coverage report

torture: ## thousands of kills, power cuts, refused calls, damaged files, merges and bytes; some hours
	$(PYTHON) -m tests.store.trials.torture
	$(PYTHON) -m tests.store.trials.sealing_torture
	$(PYTHON) -m tests.store.trials.sync_simulation --long 1250
	$(PYTHON) -m tests.tui.terminal.input.torture 600

format: ## put the code in shape
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

bench: ## what everything costs, as ratios in one run
	$(PYTHON) -m benchmarks
	$(PYTHON) -m benchmarks.store_costs
	$(PYTHON) -m benchmarks.reading

screenshots: ## the pictures of the README, from the made-up board
	$(PYTHON) -m screenshots

wheel: ## what is installed elsewhere
	$(PYTHON) -m pip wheel --no-deps -w dist .
