"""What mkdocstrings does not find out by itself about this package."""

from __future__ import annotations

import inspect
import operator
import re
from typing import Any

import griffe
import pullquote._core as core


class Docstrings(griffe.Extension):
    """Mends docstrings while the documentation is built.

    Those of the compiled core stand in the module, not in its stubs, and what this project heads "Example",
    mkdocstrings knows as "Examples".
    """

    def on_package(self, *, pkg: griffe.Module, **_: Any) -> None:
        """Called when the whole package is read."""
        self._mend(pkg)

    def _mend(self, thing: griffe.Object) -> None:
        inside = thing.path.removeprefix("pullquote._core.")
        if thing.docstring is None and inside != thing.path and not thing.name.startswith("_"):
            text = inspect.getdoc(operator.attrgetter(inside)(core))
            thing.docstring = griffe.Docstring(text, parent=thing) if text else None
        if thing.docstring:
            thing.docstring.value = re.sub(r"(?m)^( *)Example:$", r"\1Examples:", thing.docstring.value)
        for member in thing.members.values():
            if not member.is_alias:
                self._mend(member)
