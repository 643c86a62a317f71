# Needs only Rust (with cargo) and Python 3.11 or later; everything else goes into .venv.
PYTHON ?= python3
# Where the evaluation data lies; see `make accuracy`.
DATA ?= ../shared

BIN := .venv/bin
SOURCES := python tests tools examples

.DEFAULT_GOAL := help
.PHONY: help demo test test-rust test-python lint format accuracy bench bench-entities bench-sentences dist clean dev

help: ## List the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

$(BIN)/maturin:
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip maturin

demo: $(BIN)/maturin ## Build, install, and show who said what in examples/articles (also as demo.html)
	$(BIN)/maturin develop --quiet --release
	$(BIN)/python examples/who_said_what.py examples/articles/*.txt --html demo.html

dev: $(BIN)/maturin ## Build and install with all that development needs
	$(BIN)/maturin develop --quiet --release --extras dev

test: test-rust test-python ## Run all tests: Rust, doctests, Python

test-rust:
	cargo test --quiet --features arrow

test-python: dev
	$(BIN)/python -m pytest

lint: dev ## Check formatting, lints, types and stubs
	cargo fmt --check
	cargo clippy --quiet --all-targets -- -D warnings
	cargo clippy --quiet --all-targets --features python -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --quiet --no-deps
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/mypy $(SOURCES)
	$(BIN)/python -m mypy.stubtest pullquote._core

format: dev ## Format all code
	cargo fmt
	$(BIN)/ruff check --quiet --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)

accuracy: dev ## Score all layers on the dev sets in DATA (default ../shared)
	$(BIN)/python tools/accuracy.py $(DATA)

bench: dev ## Measure the throughput of each layer
	$(BIN)/python tools/bench.py

bench-entities: ## Measure sentences, tokens and entities on one thread, on TEXTS if given
	cargo bench --quiet --features train --bench entities -- data/entities.bin $(TEXTS)

bench-sentences: $(BIN)/maturin ## Compare with other sentence segmenters, in an environment of their own
	test -x .venv-peers/bin/python || $(PYTHON) -m venv .venv-peers
	.venv-peers/bin/python -m pip install --quiet --upgrade pip maturin
	.venv-peers/bin/python -m pip install --quiet --requirement tools/peers/sentences.txt
	VIRTUAL_ENV=$(CURDIR)/.venv-peers .venv-peers/bin/maturin develop --quiet --release
	.venv-peers/bin/python tools/bench_sentences.py $(DATA) --record docs/sentences.md

dist: $(BIN)/maturin ## Build the wheel and the source distribution into dist/
	$(BIN)/maturin build --release --sdist --out dist

clean: ## Delete everything that was built
	rm -rf target .venv .venv-peers dist demo.html
