PYTHON ?= .venv/bin/python

.PHONY: help setup check coverage torture format bench docs screenshots wheel

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## /\1: /p' Makefile

setup: ## create .venv with everything needed to work on winsboard
	python3 -m venv .venv
	.venv/bin/pip install -q -e '.[dev]'

check: ## run the format check, lint, type check, import contracts and tests
	$(PYTHON) -m tests

coverage: ## run the tests and report the lines that none of them runs; fails below 95 %
	# left out: what tests which modules a new process has loaded, as coverage loads many in each
	-$(PYTHON) -m coverage run --parallel-mode -m pytest --ignore=tests/test_architecture.py \
		--ignore=tests/test_light_modules.py \
		--deselect=tests/compat/test_quick_start.py::test_what_was_put_off_is_real_when_it_is_used
	$(PYTHON) -m coverage combine
	$(PYTHON) -m coverage report

torture: ## run the long tests: kills, power cuts, failing calls, damage, merges; takes hours
	$(PYTHON) -m tests.store.trials.torture
	$(PYTHON) -m tests.store.trials.sealing_torture
	$(PYTHON) -m tests.store.trials.sync_simulation --long 1250
	$(PYTHON) -m tests.store.trials.sync_simulation --long 250 --mix erasing
	$(PYTHON) -m tests.tui.terminal.input.torture 600
	$(PYTHON) -m tests.tui.app.day_open
	$(PYTHON) -m tests.tui.app.day_open --traced
	WINSBOARD_THOROUGH=1 $(PYTHON) -m pytest --timeout 3600

format: ## format the code and fix what lint can fix
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

bench: ## measure time and memory beside a floor and other programs; fails over budget
	$(PYTHON) -m benchmarks

docs: ## redraw what is made from the code in the pages of docs/
	$(PYTHON) -m docs.draw
	$(PYTHON) -m docs.tables
	$(PYTHON) -m docs.glossary
	$(PYTHON) -m docs.style_tokens
	$(PYTHON) -m docs.pattern_codes

screenshots: ## redraw the pictures of the README from the demo board
	$(PYTHON) -m screenshots

wheel: ## build the wheel into dist/
	$(PYTHON) -m pip wheel --no-deps -w dist .
