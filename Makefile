# The two a newcomer needs are `make run` and `make test`; both set everything up first, and once only.
PYTHON ?= python3
OUT ?= hasil-demo
JOBS ?= 2
UV ?= uv
BIN := .venv/bin
COMPILE := $(UV) pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock"

.PHONY: run test setup bench messages lock clean

run: setup                 ## set up and open the desk; without a screen, the demonstration into $(OUT)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then $(BIN)/humasdesk; \
	else $(BIN)/humasdesk demo --out $(OUT); fi

test: setup                ## set up, then lint, types, contracts and every test
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q -n $(JOBS) --dist worksteal --ignore tests/gui/robust
	$(BIN)/pytest -q -n $(JOBS) --dist worksteal tests/gui/robust  # restyles the whole program: in processes of its own

setup:                     ## the set-up alone; leaves .venv/bin/humasdesk
	@command -v $(PYTHON) >/dev/null || { echo "HumasDesk needs Python 3.11 or newer, and finds no $(PYTHON)." >&2; exit 1; }
	@$(PYTHON) packaging/prepare.py

bench: setup               ## the program's own measurements
	@$(BIN)/humasdesk bench

messages: setup            ## gather the sentences into the Indonesian catalogue and compile it
	@$(BIN)/python packaging/messages.py

lock:                      ## make the lock files again after a change in pyproject.toml (needs uv; UPGRADE=--upgrade for newer versions)
	$(COMPILE) $(UPGRADE) --output-file packaging/locks/run.txt
	$(COMPILE) $(UPGRADE) --group dev --constraints packaging/locks/run.txt --output-file packaging/locks/dev.txt

clean:                     ## remove what was built and cached; .venv stays, so that no network is needed
	rm -rf build dist $(OUT) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +
