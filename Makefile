# One command per chore; `make help` lists them. Needs only python3 (3.11 or newer), make and a package registry.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
QUIET  := -m pip --disable-pip-version-check --quiet
PIP    := $(BIN)/python $(QUIET)
PINNED := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header

# The second bot library that the sandbox is tried with can't be installed beside what Dargah runs on.
AIOGRAM        := .venv-aiogram
AIOGRAM_PINNED := tests/sandbox/telegram/aiogram/requirements

# Tests start hundreds of programs: without bytecode each of them would compile all of the code again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help install demo test pytest check bench screenshots format lock clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(VENV)/.runtime ## put dargah and what it runs on into .venv

demo: $(VENV)/.runtime ## one whole purchase against the sandbox, then a board to try it by hand (ARGS=--once ends after it)
	@$(BIN)/dargah demo $(ARGS)

test: ## every check and every test (finds or installs what they need)
	@$(MAKE) --no-print-directory -j 2 check pytest

pytest: $(VENV)/.dev $(AIOGRAM)/.ready
	@$(BIN)/python -m tests.browser
	@$(BIN)/python -m pytest -n 4 --dist loadfile --no-loadscope-reorder

check: $(VENV)/.dev $(AIOGRAM)/.ready ## ruff, mypy --strict, the import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/mypy --python-executable $(AIOGRAM)/bin/python --cache-dir .mypy_cache/aiogram tests/sandbox/telegram/aiogram/bot.py
	@$(BIN)/lint-imports

bench: $(VENV)/.dev ## measure sending, purchases beside the floor, the chat page, taps in a large shop, exports, a broadcast (some minutes)
	@$(BIN)/python -m bench.telegram_request
	@$(BIN)/python -m bench.purchases
	@$(BIN)/python -m bench.first_paint
	@$(BIN)/python -m bench.shop_taps
	@$(BIN)/python -m bench.exports
	@$(BIN)/python -m bench.broadcast

screenshots: $(VENV)/.dev ## write pictures of every page to ./screenshots
	@$(BIN)/python -m tests.screenshots screenshots
	@$(BIN)/python -m tests.chat_screenshots screenshots
	@$(BIN)/python -m tests.board_screenshots screenshots
	@$(BIN)/python -m tests.shop_screenshots screenshots
	@$(BIN)/python -m tests.staff_screenshots screenshots

format: $(VENV)/.dev ## let ruff put the code in order
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

lock: $(VENV)/.dev ## pin every dependency again, with hashes and without any registry's address
	@$(PIP) install uv
	@$(BIN)/$(PINNED) pyproject.toml --extra build -o requirements.txt
	@$(BIN)/$(PINNED) pyproject.toml --extra build --extra dev -o requirements-dev.txt
	@$(BIN)/$(PINNED) $(AIOGRAM_PINNED).in -o $(AIOGRAM_PINNED).txt

clean: ## remove the virtual environments and every cache
	@rm -rf $(VENV) $(AIOGRAM) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info

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

$(AIOGRAM)/.ready: $(AIOGRAM_PINNED).txt
	@echo "Installing aiogram for the sandbox's tests, once ..."
	@$(PYTHON) -m venv $(AIOGRAM)
	@$(AIOGRAM)/bin/python $(QUIET) install --require-hashes -r $(AIOGRAM_PINNED).txt
	@touch $@
