"""How knowledge/bridge_learned.tsv is made: words of news, embedded one by one, tied to the nearest English word.

    python -m training.bridge OUT.tsv      (about four minutes on one core)

Words come from rawi's own training reports (training/corpus) and from the whole-word pieces of the e5 vocabulary,
nothing else; no third party's corpus and no benchmark is read. A tie counts where the cosine is high and stands out
among the neighbours of both words (CSLS, Conneau et al. 2018).
"""

import collections
import json
import pathlib
import re
import sys
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import torch

from rawi.words.fold import fold, is_arabic, stems
from training.base import Base, load_base
from training.encoder import encoder_from
from training.vocabulary import ARABIC, FOREIGN_ARABIC, full_tokenizer

CORPUS = pathlib.Path(__file__).parent / "corpus"
WORD = re.compile(r"[^\W\d_]+(?:[\u064b-\u0652\u0670\u0640]|[^\W\d_])*")
MOST = {"en": 17_000, "fr": 17_000, "ar": 24_000}
LEAST = {"fr": (0.60, 0.20), "ar": (0.58, 0.13)}  # cosine, CSLS
NEIGHBOURS = 8
HEAD = """\
# French and Arabic words with the English word that multilingual-e5-small (MIT) places nearest to them, both ways judged (CSLS).
# source: made by training/bridge.py from the words of rawi's own training reports and the e5 vocabulary; a machine's guess, weaker than bridge.tsv.
language\tword\tenglish
"""
Floats = npt.NDArray[np.float32]


def texts() -> Iterator[tuple[str, str]]:
    for path in sorted(CORPUS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            yield record["lang"], record["text"]


def words(base: Base) -> dict[str, list[tuple[str, str]]]:
    """For each language the folded words with their most frequent spelling, the frequent first."""
    counts: dict[str, collections.Counter[str]] = {language: collections.Counter() for language in MOST}
    spellings: dict[tuple[str, str], collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for language, text in texts():
        for match in WORD.finditer(text):
            folded = fold(match.group())
            if len(folded) > 2 and is_arabic(folded) is (language == "ar"):
                counts[language][folded] += 1
                spellings[language, folded][match.group().lower()] += 1
    for piece in base.pieces:
        if piece.startswith("▁") and ARABIC.match(piece) and not FOREIGN_ARABIC.search(piece) and len(piece) > 3:
            counts["ar"][fold(piece[1:])] += 2
            spellings["ar", fold(piece[1:])][piece[1:]] += 1
    return {
        language: [
            (word, spellings[language, word].most_common(1)[0][0])
            for word, n in found.most_common(MOST[language])
            if n > 1
        ]
        for language, found in counts.items()
    }


def embed(base: Base, spelled: list[str]) -> Floats:
    """Mean of the encoder's states, centred, of length one."""
    tokenizer = full_tokenizer(base)
    encoder = encoder_from(base, list(range(len(base.pieces))), list(range(12))).eval()
    ids = [[0, *encoding.ids, 2] for encoding in tokenizer.encode_batch(spelled, add_special_tokens=False)]
    order = sorted(range(len(ids)), key=lambda index: len(ids[index]))
    found = np.zeros((len(ids), base.hidden), np.float32)
    with torch.inference_mode():
        for start in range(0, len(order), 256):
            chosen = order[start : start + 256]
            width = max(len(ids[index]) for index in chosen)
            batch = torch.ones(len(chosen), width, dtype=torch.long)
            mask = torch.zeros(len(chosen), width)
            for row, index in enumerate(chosen):
                batch[row, : len(ids[index])] = torch.tensor(ids[index])
                mask[row, : len(ids[index])] = 1
            states = encoder(batch, mask)
            found[chosen] = ((states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)).numpy()
    found /= np.linalg.norm(found, axis=1, keepdims=True)
    found -= found.mean(0)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def nearest(left: Floats, right: Floats) -> tuple[npt.NDArray[np.int64], Floats]:
    """Indices and cosines of the nearest of `right` for each of `left`, the nearest first."""
    places, cosines = [], []
    for start in range(0, len(left), 1000):
        scores = left[start : start + 1000] @ right.T
        top = np.argpartition(-scores, NEIGHBOURS, axis=1)[:, :NEIGHBOURS]
        values = np.take_along_axis(scores, top, 1)
        order = (-values).argsort(1)
        places.append(np.take_along_axis(top, order, 1))
        cosines.append(np.take_along_axis(values, order, 1))
    return np.concatenate(places), np.concatenate(cosines)


def main() -> None:
    base = load_base()
    listed = words(base)
    vectors = {language: embed(base, [spelling for _, spelling in found]) for language, found in listed.items()}
    rows = set()
    for language, (cosine, csls) in LEAST.items():
        places, values = nearest(vectors[language], vectors["en"])
        crowd = nearest(vectors["en"], vectors[language])[1].mean(1)
        for index, (word, _) in enumerate(listed[language]):
            ranked = sorted(
                (
                    (2 * v - values[index].mean() - crowd[p], v, p)
                    for p, v in zip(places[index], values[index], strict=True)
                ),
                reverse=True,
            )
            best = next((p for stand_out, v, p in ranked[:3] if v >= cosine and stand_out >= csls), None)
            bare = min((s.text for s in stems(word) if len(s.text) > 2), key=len) if language == "ar" else word
            if best is not None and len(word) > 3 and listed["en"][best][0] != word:
                rows.add(f"{language}\t{bare}\t{listed['en'][best][0]}")
    pathlib.Path(sys.argv[1]).write_text(HEAD + "\n".join(sorted(rows)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
