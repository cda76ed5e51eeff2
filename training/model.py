"""The reader: one encoder, tags for cues and triggers, and frames read off each of them."""

import math

import torch
from torch import Tensor, nn

from rawi.understand.neural import labels
from training.encoder import Encoder
from training.syntax import Syntax

NEAR = 8  # distances below this have a bias of their own; beyond, one for each doubling
BUCKETS = 2 * (NEAR + 7) + 1
SOURCE, CONTENT = 2, 2  # start and end of the source; B and I of the content
ROLE_FORMS = 2 * len(labels.ROLES)


def bucket(distance: Tensor) -> Tensor:
    """Signed distances in tokens become indices 0..BUCKETS-1, finer near zero."""
    size = distance.abs()
    far = NEAR + ((size.float().clamp(min=1) / NEAR).log2().floor().long()).clamp(0, 6)
    magnitude = torch.where(size < NEAR, size, far)
    return torch.where(distance < 0, -magnitude, magnitude) + NEAR + 6 + 1 - 1


class Links(nn.Module):
    """Scores of token j for each form (say, 'is the start of the source') of predicate p: bilinear, with a bias by distance."""

    def __init__(self, hidden: int, forms: int, size: int, null: bool) -> None:
        super().__init__()
        self.forms, self.size = forms, size
        self.keys = nn.Linear(hidden, forms * size)
        self.queries = nn.Linear(hidden, forms * size)
        self.distance = nn.Parameter(torch.zeros(BUCKETS, forms))
        self.null = nn.Linear(hidden, forms) if null else None

    def forward(self, predicates: Tensor, at: Tensor, tokens: Tensor) -> Tensor:
        """[P, hidden], [P], [T, hidden] -> [P, forms, T (+1 where 'none of them' is a choice)]."""
        count, length = predicates.shape[0], tokens.shape[0]
        query = self.queries(predicates).view(count, self.forms, self.size).transpose(0, 1)
        key = self.keys(tokens).view(length, self.forms, self.size).permute(1, 2, 0)
        scores = torch.matmul(query, key).transpose(0, 1) / math.sqrt(self.size)
        where = bucket(torch.arange(length, device=tokens.device)[None] - at[:, None])
        scores = scores + self.distance[where].transpose(1, 2)
        if self.null is not None:
            scores = torch.cat([scores, self.null(predicates)[:, :, None]], dim=2)
        return scores


class Glance(nn.Module):
    """What each predicate picks from the whole text: a drone named three sentences away decides an attack's mode."""

    def __init__(self, hidden: int, given: int, chosen: int, heads: int = 4, size: int = 48) -> None:
        super().__init__()
        self.heads, self.size = heads, size
        self.queries, self.keys = nn.Linear(given, heads * size), nn.Linear(hidden, heads * size)
        self.out = nn.Linear(heads * hidden, chosen)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, ends: Tensor, states: Tensor) -> Tensor:
        """[P, given] and [T, hidden] -> [P, chosen]."""
        query = self.queries(ends).view(ends.shape[0], self.heads, self.size).transpose(0, 1)
        key = self.keys(states).view(states.shape[0], self.heads, self.size).permute(1, 2, 0)
        weights = (torch.matmul(query, key) / math.sqrt(self.size)).softmax(-1)
        seen = torch.matmul(weights, states).transpose(0, 1).reshape(ends.shape[0], -1)
        chosen_scores: Tensor = self.out(seen)
        return chosen_scores


class Reader(nn.Module):
    """All heads. Domain 0 is ours, 1 is PolNeAR's."""

    def __init__(self, encoder: Encoder, hidden: int = 384, dropout: float = 0.2, syntax: bool = False) -> None:
        super().__init__()
        self.encoder = encoder
        self.drop = nn.Dropout(dropout)
        self.cues = nn.Linear(hidden, 3)
        self.cues_polnear = nn.Linear(hidden, 3)
        self.triggers = nn.Linear(hidden, 3)
        self.flat = nn.Linear(hidden, len(labels.FLAT))
        self.flat_moves = nn.Parameter(torch.zeros(len(labels.FLAT), len(labels.FLAT)))
        self.content_moves = nn.Parameter(torch.zeros(3, 3))
        self.domain = nn.Embedding(2, hidden)
        nn.init.zeros_(self.domain.weight)
        self.cue_vector = nn.Sequential(nn.Linear(2 * hidden, hidden), nn.GELU(), nn.Dropout(dropout))
        self.trigger_vector = nn.Sequential(nn.Linear(2 * hidden, hidden), nn.GELU(), nn.Dropout(dropout))
        self.said_links = Links(hidden, SOURCE, 96, null=True)
        self.content_links = Links(hidden, CONTENT, 128, null=False)
        self.role_links = Links(hidden, ROLE_FORMS, 48, null=True)
        self.parents = Links(hidden, 1, 96, null=True)
        self.said_facts = nn.Linear(hidden, len(labels.STANCES) + len(labels.VOICES) + 2)
        self.done_facts = nn.Linear(hidden, len(labels.KINDS) + len(labels.STATUSES) + 1)
        # the shared vectors serve the links first; kinds and stances are words' own and are read off the states as well
        self.said_direct = nn.Linear(2 * hidden, self.said_facts.out_features)
        self.done_direct = nn.Linear(2 * hidden, self.done_facts.out_features)
        self.done_glance = Glance(hidden, 2 * hidden, self.done_facts.out_features)
        self.syntax: Syntax | None = Syntax(hidden) if syntax else None
        for direct in (self.said_direct, self.done_direct):
            nn.init.zeros_(direct.weight)
            nn.init.zeros_(direct.bias)

    def encode(self, ids: Tensor, mask: Tensor) -> Tensor:
        return self.drop(self.encoder(ids, mask))

    def tag(self, states: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of O, B, I for cues and triggers, and of PolNeAR's flat tags."""
        return self.cues(states), self.triggers(states), self.flat(states)

    def said(
        self, states: Tensor, first: Tensor, last: Tensor, domain: int = 0
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """One text's states [T, hidden] and the first and last token of each cue: source [P, 2, T+1], content [P, 2, T],
        parent [P, P+1], facts [P, stances + voices + anonymous + whole]."""
        ends = torch.cat([states[first], states[last]], dim=1)
        vector = self.cue_vector(ends) + self.domain.weight[domain]
        source = self.said_links(vector, first, states)
        content = self.content_links(vector, first, states)
        parent = self._parent(vector, first)
        return source, content, parent, self.said_facts(vector) + self.said_direct(ends)

    def _parent(self, vector: Tensor, first: Tensor) -> Tensor:
        links = self.parents
        query = links.queries(vector)
        scores = torch.matmul(query, links.keys(vector).transpose(0, 1)) / math.sqrt(links.size)
        scores = scores + links.distance[bucket(first[None] - first[:, None])][:, :, 0]
        null = links.null(vector) if links.null is not None else scores[:, :1]
        return torch.cat([scores, null], dim=1)

    def done(self, states: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor]:
        """One text's states and the triggers: roles [E, 18, T+1] (start and end of each), facts [E, kinds + statuses + main]."""
        ends = torch.cat([states[first], states[last]], dim=1)
        vector = self.trigger_vector(ends)
        facts = self.done_facts(vector) + self.done_direct(ends) + self.done_glance(ends, states)
        return self.role_links(vector, first, states), facts
