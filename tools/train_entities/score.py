"""Score predictions on the dev sets with the shared scorer."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from records import Gold, Prediction


def load_scorer(shared: Path) -> ModuleType:
    """The shared scorer as a module, for the corpora it reads and the spans it compares."""
    spec = importlib.util.spec_from_file_location("score_entities", shared / "tools" / "score_entities.py")
    assert spec and spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def score_sets(dev: list[Gold], predictions: list[Prediction], shared: Path) -> dict[tuple[str, str], Any]:
    """Print F1 by set: all 18 labels on dev18, persons, organisations and places elsewhere. Returns the figures."""
    scorer = shared / "tools" / "score_entities.py"
    sides: tuple[tuple[str, Sequence[Gold | Prediction]], ...] = (("gold", dev), ("pred", predictions))
    figures = {}
    for name in dict.fromkeys(record["set"] for record in dev):
        ids = {record["id"] for record in dev if record["set"] == name}
        for scheme in ("ontonotes", "coarse") if name == "dev18" else ("coarse",):
            with tempfile.TemporaryDirectory() as folder:
                command = [sys.executable, str(scorer)]
                for what, records in sides:
                    path = Path(folder, f"{what}.jsonl")
                    with path.open("w", encoding="utf8") as output:
                        output.writelines(json.dumps(record) + "\n" for record in records if record["id"] in ids)
                    command.append(str(path))
                command += ["--scheme", scheme, "--json"]
                done = subprocess.run(command, capture_output=True, text=True, check=True)
            figures[name, scheme] = json.loads(done.stdout)
            print(f"{name:10} {scheme:10} {figures[name, scheme]}", flush=True)
    return figures
