"""What mkdocstrings does not find out by itself about this package."""

from __future__ import annotations

import inspect
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
        module = pkg["_core"]
        for name, thing in list(module.members.items()):
            if hasattr(core, name):
                # The classes say that they are the package's, which makes them look like imports.
                module.members[name] = thing.final_target if thing.is_alias else thing
                fill(module.members[name], getattr(core, name))
        rename(pkg)


def fill(thing: griffe.Object, real: object) -> None:
    """Gives a class and its members the docstrings that they have at run time."""
    text = inspect.getdoc(real)
    if thing.is_class and text:
        thing.docstring = griffe.Docstring(text, parent=thing)
        for name, member in thing.members.items():
            text = inspect.getdoc(getattr(real, name, None))
            if text and not name.startswith("_"):
                member.docstring = griffe.Docstring(text, parent=member)
        rename(thing)


def rename(thing: griffe.Object) -> None:
    """Renames the sections of examples of everything in `thing`."""
    if thing.docstring:
        thing.docstring.value = re.sub(r"(?m)^( *)Example:$", r"\1Examples:", thing.docstring.value)
    for member in thing.members.values():
        if not member.is_alias:
            rename(member)
