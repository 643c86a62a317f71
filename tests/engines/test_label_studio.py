"""What Label Studio itself says of the tasks that documents become; its package is as large as an engine."""

import pullquote as pq
import pytest
from pullquote import export

interfaces = pytest.importorskip("label_studio_sdk.label_interface")


def test_label_studio_accepts_a_task():
    document = pq.analyze("“The bridge is safe,” said Mayor Alba Quintero, “for now.” She left Paris on Monday. 😀 So.")
    interface = interfaces.LabelInterface(export.LABEL_STUDIO_CONFIG)
    (task,) = export.to_label_studio([document])
    interface.validate()
    assert interface.validate_task({"data": task["data"]})
    (prediction,) = task["predictions"]
    assert interface.validate_prediction(prediction, return_errors=True) == []
    prediction["result"][0]["value"]["labels"] = ["VERB"]
    assert not interface.validate_prediction(prediction)
