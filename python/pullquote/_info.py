"""What a report of a bug should say of the machine."""

from __future__ import annotations

_LIBRARIES = (
    "pandas", "polars", "pyarrow", "duckdb", "numpy", "spacy", "scikit-learn", "matplotlib", "tqdm", "tabulate",
)  # fmt: skip


def info() -> None:
    """Prints the versions of pullquote, Python, the system and the libraries that it works with, for reports of bugs.

    Nothing of your data is shown, and none of the libraries is imported.

    Example:
        >>> info()  # doctest: +ELLIPSIS
        pullquote     ...
    """
    import os
    import platform

    from pullquote._core import Engine, __version__

    threads = Engine(("sentences",), "split", None).threads
    lines = {
        "pullquote": __version__,
        "Python": f"{platform.python_implementation()} {platform.python_version()} ({platform.python_compiler()})",
        "system": platform.platform(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, {threads} threads by default",
        **{name: _version(name) for name in _LIBRARIES},
    }
    for name, value in lines.items():
        print(f"{name:13} {value}")


def _version(name: str) -> str:
    from importlib import metadata

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"
