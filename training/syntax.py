"""Universal Dependencies as a task beside ours: what a parser's head would give or take.

Parts of speech and labelled heads of words, read off the same encoder (Dozat and Manning, "Deep Biaffine Attention for Neural
Dependency Parsing", 2017; heads by the best score, no tree forced). It is trained to compare, and not exported.
"""

from __future__ import annotations

import pathlib
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from training.features import Window, hash_of

TAGS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
    "VERB", "X",
)  # fmt: skip
RELATIONS = (
    "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "clf", "compound", "conj", "cop", "csubj", "dep",
    "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nsubj", "nummod",
    "obj", "obl", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
)  # fmt: skip
SIZE = 160


@dataclass(frozen=True)
class Word:
    """One word: its first piece, its head's first piece (0, the start of the text, for the root), tag and relation."""

    at: int
    head: int
    tag: int
    relation: int


@dataclass(frozen=True)
class Sentence(Window):
    """A window that carries syntax only."""

    words: tuple[Word, ...] = ()


class Syntax(nn.Module):
    """Tags, heads and relations of words from the states of their first pieces."""

    def __init__(self, hidden: int = 384) -> None:
        super().__init__()
        self.tags = nn.Linear(hidden, len(TAGS))
        self.dependents, self.heads = nn.Linear(hidden, SIZE), nn.Linear(hidden, SIZE)
        self.link = nn.Parameter(torch.zeros(SIZE + 1, SIZE))
        self.relations = nn.Sequential(nn.Linear(2 * hidden, SIZE), nn.GELU(), nn.Linear(SIZE, len(RELATIONS)))
        nn.init.xavier_uniform_(self.link)

    def forward(self, states: Tensor, at: Tensor) -> tuple[Tensor, Tensor]:
        """[T, hidden] and the words' pieces [W] -> tags [W, tags], heads [W, T]: words' own pieces and the start alone are open."""
        words = states[at]
        left = functional.gelu(self.dependents(words))
        left = torch.cat([left, torch.ones(len(at), 1)], dim=1) @ self.link
        heads = left @ functional.gelu(self.heads(states)).transpose(0, 1)
        closed = torch.full((states.shape[0],), -1e4)
        closed[torch.cat([at, torch.zeros(1, dtype=torch.long)])] = 0.0
        return self.tags(words), heads + closed

    def name(self, states: Tensor, at: Tensor, head: Tensor) -> Tensor:
        """Scores of the relation of each word to its head."""
        scores: Tensor = self.relations(torch.cat([states[at], states[head]], dim=1))
        return scores


def syntax_loss(model: Syntax, states: Tensor, words: tuple[Word, ...]) -> Tensor:
    """Cross entropies of tags, heads and relations, summed."""
    at, head = torch.tensor([w.at for w in words]), torch.tensor([w.head for w in words])
    tags, heads = model(states, at)
    loss = functional.cross_entropy(tags, torch.tensor([w.tag for w in words]), reduction="sum")
    loss = loss + functional.cross_entropy(heads, head, reduction="sum")
    relations = model.name(states, at, head)
    return loss + functional.cross_entropy(relations, torch.tensor([w.relation for w in words]), reduction="sum")


def read_syntax(path: pathlib.Path, tokenizer: Tokenizer) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file; a word without a piece of its own (a clitic within one) is left out, its dependents too."""
    for number, block in enumerate(path.read_text("utf-8").split("\n\n")):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        if rows:
            yield _sentence(f"{path.stem}-{number}", rows, tokenizer)


def _sentence(name: str, rows: list[list[str]], tokenizer: Tokenizer) -> Sentence:
    text, starts, until = "", {}, 0
    for row in rows:
        if "-" in row[0]:
            first, last = (int(n) for n in row[0].split("-"))
            spread = max(1, len(row[1]) // (last - first + 1))
            starts |= {n: len(text) + (n - first) * spread for n in range(first, last + 1)}
            text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
            until = last
        elif "." not in row[0] and int(row[0]) > until:
            starts[int(row[0])] = len(text)
            text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
    encoding = tokenizer.encode(text.strip(), add_special_tokens=False)
    piece: dict[int, int] = {}
    for word, start in sorted(starts.items()):
        found = next((i for i, (a, b) in enumerate(encoding.offsets) if a <= start < b or start + 1 == b), None)
        if found is not None and found + 1 not in piece.values() and found < 400:
            piece[word] = found + 1
    words = []
    for row in rows:
        if row[0].isdigit() and int(row[0]) in piece and (row[6] == "0" or int(row[6]) in piece):
            relation = RELATIONS.index(row[7].split(":")[0])
            words.append(Word(piece[int(row[0])], piece.get(int(row[6]), 0), TAGS.index(row[3]), relation))
    ids = [0, *encoding.ids[:400], 2]
    return Sentence(name, False, ids, [], [], [0] * len(ids), tuple(words))


def trees_of(folder: pathlib.Path, tokenizer: Tokenizer) -> list[Sentence]:
    """The parallel treebanks of the three languages."""
    return [
        s for language in ("ar", "en", "fr") for s in read_syntax(folder / f"{language}_pud-ud-test.conllu", tokenizer)
    ]


def parted(sentences: list[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    """Two thirds to learn from, and the held-out third, by a hash of the sentence's number: parallel sentences stay together."""
    held = [s for s in sentences if hash_of("ud" + s.id.rsplit("-", 1)[1]) % 3 == 0]
    kept = {id(s) for s in held}
    return [s for s in sentences if id(s) not in kept and s.words], [s for s in held if s.words]


def attachment(model: Syntax, states: Tensor, words: tuple[Word, ...]) -> tuple[int, int, int]:
    """Words, those with the right head and relation (LAS), those with the right tag."""
    at = torch.tensor([w.at for w in words])
    tags, heads = model(states, at)
    head = heads.argmax(1)
    relation = model.name(states, at, head).argmax(1)
    right = sum(
        int(h) == w.head and int(r) == w.relation
        for h, r, w in zip(head.tolist(), relation.tolist(), words, strict=True)
    )
    return len(words), right, sum(int(t) == w.tag for t, w in zip(tags.argmax(1).tolist(), words, strict=True))
