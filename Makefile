# One command per chore; `make help` lists them. Needs only python3 (3.11 or newer), make and a package registry.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help install demo test check bench screenshots format lock clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(VENV)/.runtime ## put dargah and what it runs on into .venv

demo: $(VENV)/.runtime ## one whole purchase against the sandbox, then a board to try it by hand (ARGS=--once ends after it)
	@$(BIN)/dargah demo $(ARGS)

test: check ## every check and every test (finds or installs what they need)
	@$(BIN)/python -m tests.browser
	@$(BIN)/python -m pytest -n 3 --dist loadfile

check: $(VENV)/.dev ## ruff, mypy --strict, the import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/.dev ## measure processor time and whole purchases, beside the floor (a few minutes)
	@$(BIN)/python -m bench.telegram_request
	@$(BIN)/python -m bench.purchases

screenshots: $(VENV)/.dev ## write pictures of every page to ./screenshots
	@$(BIN)/python -m tests.screenshots screenshots
	@$(BIN)/python -m tests.chat_screenshots screenshots

format: $(VENV)/.dev ## let ruff put the code in order
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

lock: $(VENV)/.dev ## pin every dependency again, with hashes and without any registry's address
	@$(PIP) install uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header pyproject.toml --extra build -o requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header pyproject.toml --extra build --extra dev -o requirements-dev.txt

clean: ## remove the virtual environment and every cache
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Dargah needs Python 3.11 or newer; this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what Dargah runs on, once ..."
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.runtime
	@echo "Installing what the tests need, once ..."
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@
