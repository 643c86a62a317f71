"""A small corpus in files of every format and compression."""

import bz2
import gzip
import json
import lzma

import pyarrow as pa
import pyarrow.parquet

TEXTS = [f"“It holds {number},” said Alba Quintero of Harlow. She paid ${number} million." for number in range(40)]


def table(numbers=range(40)):
    return pa.table(
        {
            "url": [f"u{number}" for number in numbers],
            "body": [TEXTS[number] for number in numbers],
            "year": list(numbers),
        }
    )


def write(path, numbers=range(40)):
    """Writes documents in the format and compression that the name tells."""
    rows = table(numbers).to_pylist()
    name = path.name.removesuffix(path.suffix) if path.suffix in (".gz", ".zst", ".bz2", ".xz") else path.name
    if name.endswith(".parquet"):
        pa.parquet.write_table(table(numbers), path, row_group_size=9)
        return path
    if name.endswith(".jsonl"):
        content = "".join(json.dumps(row) + "\n" for row in rows)
    elif name.endswith(".txt"):
        content = rows[0]["body"]
    else:
        mark = "\t" if name.endswith(".tsv") else ","
        content = "".join(mark.join([row["url"], f'"{row["body"]}"', str(row["year"])]) + "\n" for row in rows)
        content = mark.join(["url", "body", "year"]) + "\n" + content
    pack = {
        ".gz": gzip.compress,
        ".bz2": bz2.compress,
        ".xz": lzma.compress,
        ".zst": lambda data: pa.compress(data, "zstd", asbytes=True),
    }.get(path.suffix, lambda data: data)
    path.write_bytes(pack(content.encode()))
    return path


def read(folder, what="quotes"):
    return pa.parquet.read_table(folder / what)


def contents(folder):
    """Every file of a folder, hidden ones too, with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
