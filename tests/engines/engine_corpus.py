"""The documents that every engine gets, and what one machine finds in them."""

import os
import sys
from functools import cache

# Workers are other processes, which find the interpreter through these.
os.environ |= {
    "PYSPARK_PYTHON": sys.executable,
    "PYSPARK_DRIVER_PYTHON": sys.executable,
    "SPARK_LOCAL_IP": "127.0.0.1",
    "RAY_USAGE_STATS_ENABLED": "0",
}

IDS = {"sentences": "sentence_id", "entities": "entity_id", "quotes": "quote_id", "referents": "referent_id"}


def rows():
    """Documents with ids and two columns to carry along; some have no text, or nothing in it."""
    for number in range(60):
        text = (
            f"“It holds {number},” said Mayor Alba Quintero of Harlow. She paid ${number} million to Orrin Foods Inc."
        )
        yield {"url": f"u{number}", "text": None if number % 17 == 5 else text * (number % 4), "year": 2000 + number}


@cache
def articles():
    """The documents as a pandas frame."""
    import pandas as pd

    return pd.DataFrame(list(rows()))


@cache
def expected():
    """What one machine finds, as rows by table, in the order of ids; `year` is carried along."""
    import pullquote as pq

    documents = list(rows())
    tables = pq.tables([document["text"] for document in documents])
    found = {}
    for what in IDS:
        table = getattr(tables, what).to_pylist()
        for row in table:
            document = documents[row["doc_id"]]
            row |= {"doc_id": document["url"], "year": document["year"]}
        found[what] = in_order(table, what)
    return found


def in_order(found, what):
    """Rows in the order of documents and annotations, since engines give them in any."""
    return sorted(found, key=lambda row: (row["doc_id"], row[IDS[what]]))
