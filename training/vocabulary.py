"""The pruned vocabulary: which of the 250,002 pieces French, English and Arabic news needs."""

import argparse
import collections
import json
import pathlib
import re
import unicodedata
from collections.abc import Iterable, Iterator

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers

from training.base import Base, load_base

LINE = "▁⏎"  # stands for a line break, which e5's own pieces cannot write; starts from the embedding of </s>
SPECIAL = 4  # <s>, <pad>, </s>, <unk>
ARABIC = re.compile(r"^▁?[\u0600-\u06ff]+$")
FOREIGN_ARABIC = re.compile("[ټ-ۓەٹڈڑںھہےپچژکگیۀۆێڵ]")  # Persian, Urdu, Pashto, Kurdish letters
LATIN = re.compile(r"^▁?[a-zA-ZÀ-ÿŒœ'’\-]+$")


def build_tokenizer(pieces: list[tuple[str, float]]) -> Tokenizer:
    """SentencePiece's unigram segmentation, with a piece for line breaks."""
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(r"\s*\n\s*"), " ⏎ "),
            normalizers.NFKC(),
            normalizers.Replace(Regex(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"), ""),
            normalizers.Replace(Regex(r"\s+"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    return tokenizer


def full_tokenizer(base: Base) -> Tokenizer:
    """All 250,002 pieces, for counting."""
    return build_tokenizer(list(zip(base.pieces, base.scores, strict=True)))


def count_pieces(base: Base, texts: Iterable[str]) -> collections.Counter[int]:
    """How often each piece is used in the texts."""
    tokenizer = full_tokenizer(base)
    counts: collections.Counter[int] = collections.Counter()
    batch: list[str] = []
    for text in texts:
        batch.append(text)
        if len(batch) == 256:
            counts.update(i for e in tokenizer.encode_batch(batch, add_special_tokens=False) for i in e.ids)
            batch = []
    counts.update(i for e in tokenizer.encode_batch(batch, add_special_tokens=False) for i in e.ids)
    return counts


def choose_pieces(base: Base, counts: collections.Counter[int], size: int) -> list[int]:
    """Specials, single characters, pieces seen, all Arabic pieces, then the likeliest Latin ones, up to `size`."""
    kept = set(range(SPECIAL)) | set(counts)
    for index, piece in enumerate(base.pieces):
        bare = piece.removeprefix("▁")
        single = len(bare) <= 1 and (not bare or unicodedata.category(bare)[0] in "LNPSZM") and _served(bare)
        if single or (ARABIC.match(piece) and not FOREIGN_ARABIC.search(piece)):
            kept.add(index)
    for index, piece in enumerate(base.pieces):  # the file lists pieces by falling probability
        if len(kept) >= size:
            break
        if LATIN.match(piece):
            kept.add(index)
    return sorted(kept)


def _served(character: str) -> bool:
    return not character or ord(character) < 0x700 or 0x1E00 <= ord(character) < 0x2C00


def write(folder: pathlib.Path, data: pathlib.Path, size: int) -> None:
    """Fills a folder with `kept.json` (rows of the base's embeddings) and `tokenizer.json`."""
    base = load_base()
    kept = choose_pieces(base, count_pieces(base, texts_for_counting(data)), size)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "kept.json").write_text(json.dumps(kept))
    build_tokenizer([(base.pieces[i], base.scores[i]) for i in kept] + [(LINE, -3.0)]).save(
        str(folder / "tokenizer.json")
    )


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m training vocabulary", description=__doc__)
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path("../shared/data"))
    parser.add_argument("--vocabulary", type=pathlib.Path, required=True)
    parser.add_argument("--size", type=int, default=56_000)
    asked = parser.parse_args(arguments)
    write(asked.vocabulary, asked.data, asked.size)


def texts_for_counting(data: pathlib.Path) -> Iterator[str]:
    """Everything in the data folder that is news in the three languages and may be counted."""
    for path in sorted(data.glob("polnear/*/text/*.txt")) + sorted(data.glob("re3d/*/documents.json")):
        yield path.read_text(encoding="utf-8", errors="replace")
    for path in sorted(data.glob("authored/*.jsonl")) + sorted(data.glob("muc4/train.json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            yield str(record.get("text") or record.get("doctext") or "")
    for path in sorted(data.glob("masakhanews/*.tsv")) + sorted(data.glob("fr-timebank/*.tml")):
        yield from re.sub(r"<[^>]+>", "", path.read_text(encoding="utf-8", errors="replace")).split("\n")
    for path in sorted(data.glob("ud/*.conllu")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("# text = "):
                yield line[9:]
    for path in sorted(data.glob("geoparsing/*.xml")):
        yield from re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8", errors="replace")).split("\n")
