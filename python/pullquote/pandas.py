"""Importing this module gives pandas frames and columns the accessor `pullquote`.

Example:
    >>> import pandas as pd
    >>> import pullquote.pandas
    >>> frame = pd.DataFrame({"text": ["“It holds,” said Mayor Alba Quintero."], "url": ["a"]})
    >>> frame.pullquote.quotes(id="url").speaker_name.tolist()
    ['Alba Quintero']
    >>> frame.text.pullquote.sentences().str.len().tolist()
    [1]
"""

from __future__ import annotations

import pandas as pd

from pullquote._sugar import ColumnMethods, FrameMethods

__all__ = ["PandasColumn", "PandasFrame"]


@pd.api.extensions.register_dataframe_accessor("pullquote")
class PandasFrame(FrameMethods):
    """`frame.pullquote`: tables of a frame's texts, as pandas frames."""


@pd.api.extensions.register_series_accessor("pullquote")
class PandasColumn(ColumnMethods):
    """`series.pullquote`: series of lists, with the index of the texts."""
