"""A scikit-learn transformer that turns texts into counts of what they name and whom they quote.

Example:
    >>> from pullquote.sklearn import AnnotationCounts
    >>> counts = AnnotationCounts("entities", by="label").fit(["Alba Quintero left Paris on Monday."])
    >>> counts.get_feature_names_out().tolist()
    ['DATE', 'GPE', 'PERSON']
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from pullquote import Analyzer

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["AnnotationCounts"]

_BY = {
    "entities": ("label", "name", "text"),
    "quotes": ("speaker_name", "speaker_title", "speaker_affiliation", "kind", "cue"),
    "referents": ("label", "name", "ticker"),
}


class AnnotationCounts(TransformerMixin, BaseEstimator):  # type: ignore[misc] # scikit-learn has no types
    """Counts of annotations by text: a sparse matrix with a row for each text and a column for each value seen.

    Args:
        what: "entities", "quotes" or "referents".
        by: The column whose values are counted: for entities "label", "name" or "text"; for quotes "speaker_name",
            "speaker_title", "speaker_affiliation", "kind" or "cue"; for referents "label", "name" or "ticker". None
            means the first of these.
        min_df: Values that occur in fewer texts are left out.
        max_features: How many values to keep, those in most texts first; None keeps all.
        threads: As in `Analyzer`.

    After `fit`, `vocabulary_` maps each value to its column; columns are in the order of their values. Values that were
    not seen then do not count.
    """

    def __init__(
        self,
        what: str = "entities",
        *,
        by: str | None = None,
        min_df: int = 1,
        max_features: int | None = None,
        threads: int | None = None,
    ) -> None:
        self.what = what
        self.by = by
        self.min_df = min_df
        self.max_features = max_features
        self.threads = threads

    def fit(self, X: Iterable[str | None], y: object = None) -> Self:  # noqa: ARG002, N803
        """Learns which values there are.

        Args:
            X: The texts: a list, an array, or a column of a frame.
            y: Not used.

        Raises:
            ValueError: If there is nothing called `what`, or it has no column `by`.
        """
        _, values = self._values(X)
        self._learn(values)
        return self

    def fit_transform(self, X: Iterable[str | None], y: object = None, **_: Any) -> csr_matrix:  # noqa: ARG002, N803
        """Learns which values there are, and counts them, in one pass."""
        count, values = self._values(X)
        self._learn(values)
        return self._count(count, values)

    def transform(self, X: Iterable[str | None]) -> csr_matrix:  # noqa: N803
        """Counts the values that `fit` has seen.

        Returns:
            A matrix of int64, with a row for each text and a column for each value.
        """
        check_is_fitted(self)
        return self._count(*self._values(X))

    def get_feature_names_out(self, input_features: object = None) -> np.ndarray[Any, Any]:  # noqa: ARG002
        """The values, in the order of the columns."""
        check_is_fitted(self)
        return np.array(list(self.vocabulary_), dtype=object)

    def _values(self, texts: Iterable[str | None]) -> tuple[int, list[tuple[int, str]]]:
        """The number of texts, and the value of each annotation with the row of its text."""
        if self.what not in _BY:
            raise ValueError(f"what must be one of {', '.join(map(repr, _BY))}, not {self.what!r}")
        by = self.by or _BY[self.what][0]
        if by not in _BY[self.what]:
            raise ValueError(f"{self.what} are counted by one of {', '.join(map(repr, _BY[self.what]))}, not {by!r}")
        rows = list(texts)
        analyzer = Analyzer((self.what,), threads=self.threads)
        columns = getattr(analyzer, self.what)(rows).to_pydict()
        pairs = zip(columns["doc_id"], columns[by], strict=True)
        return len(rows), [(row, value) for row, value in pairs if value is not None]

    def _learn(self, values: list[tuple[int, str]]) -> None:
        documents = Counter(value for _, value in set(values))
        often = [(value, count) for value, count in documents.items() if count >= self.min_df]
        kept = sorted(often, key=lambda item: (-item[1], item[0]))[: self.max_features]
        self.vocabulary_ = {value: column for column, value in enumerate(sorted(value for value, _ in kept))}

    def _count(self, rows: int, values: list[tuple[int, str]]) -> csr_matrix:
        known = [(row, self.vocabulary_[value]) for row, value in values if value in self.vocabulary_]
        places = ([row for row, _ in known], [column for _, column in known])
        shape = (rows, len(self.vocabulary_))
        return csr_matrix((np.ones(len(known), dtype=np.int64), places), shape=shape)
