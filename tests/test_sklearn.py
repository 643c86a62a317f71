"""The scikit-learn transformer."""

import pandas as pd
import pytest

sklearn = pytest.importorskip(
    "sklearn", reason="scikit-learn is not installed; it comes with: pip install 'pullquote[sklearn]'"
)
from pullquote.sklearn import AnnotationCounts  # noqa: E402
from sklearn.base import clone  # noqa: E402
from sklearn.compose import ColumnTransformer  # noqa: E402
from sklearn.exceptions import NotFittedError  # noqa: E402
from sklearn.linear_model import LogisticRegression  # noqa: E402
from sklearn.pipeline import make_pipeline  # noqa: E402

TEXTS = [
    "“It holds,” said Alba Quintero. “It will,” Alba Quintero said on Monday.",
    None,
    "“No,” said Ines Moor. Alba Quintero left.",
]


def test_counts_by_label_and_by_speaker():
    labels = AnnotationCounts()
    matrix = labels.fit_transform(TEXTS)
    assert labels.get_feature_names_out().tolist() == ["DATE", "PERSON"]
    assert matrix.toarray().tolist() == [[1, 2], [0, 0], [0, 2]]
    assert (labels.transform(TEXTS) != matrix).nnz == 0
    speakers = AnnotationCounts("quotes").fit(TEXTS)
    assert speakers.get_feature_names_out().tolist() == ["Alba Quintero", "Ines Moor"]
    assert speakers.transform(["“Yes,” said Ines Moor.", "“Yes,” said Tomas Reed."]).toarray().tolist() == [
        [0, 1],
        [0, 0],
    ]
    assert speakers.transform([]).shape == (0, 2)


def test_rare_values_are_left_out():
    assert list(AnnotationCounts(by="name", min_df=2).fit(TEXTS).vocabulary_) == ["Alba Quintero"]
    assert list(AnnotationCounts(by="name", max_features=1).fit(TEXTS).vocabulary_) == ["Alba Quintero"]


def test_wrong_settings_are_named():
    with pytest.raises(ValueError, match="what must be one of 'entities', 'quotes', 'referents', not 'words'"):
        AnnotationCounts("words").fit(TEXTS)
    with pytest.raises(ValueError, match="quotes are counted by one of 'speaker_name', .*, not 'label'"):
        AnnotationCounts("quotes", by="label").fit(TEXTS)
    with pytest.raises(NotFittedError):
        AnnotationCounts().transform(TEXTS)


def test_it_works_in_a_pipeline():
    frame = pd.DataFrame({"text": TEXTS, "size": [1, 2, 3]})
    columns = ColumnTransformer([("named", clone(AnnotationCounts()), "text")], remainder="passthrough")
    columns.fit(frame)
    assert columns.get_feature_names_out().tolist() == ["named__DATE", "named__PERSON", "remainder__size"]
    assert make_pipeline(columns, LogisticRegression()).fit(frame, [1, 0, 1]).predict(frame).shape == (3,)
