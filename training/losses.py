"""What the heads are trained to make small."""

import torch
from torch import Tensor
from torch.nn import functional

from rawi.understand.neural import labels
from training.features import NONE, Done, Said, Window, spans_as_tags
from training.model import Reader
from training.syntax import Sentence, syntax_loss


def chain_loss(scores: Tensor, tags: Tensor, moves: Tensor, lengths: Tensor) -> Tensor:
    """Negative log likelihood of tag sequences [N, T] in a linear chain; sum over sequences."""
    count, length, _ = scores.shape
    rows = torch.arange(count)
    inside = torch.arange(length)[None] < lengths[:, None]
    own = scores.gather(2, tags[:, :, None])[:, :, 0]
    gold = (own * inside).sum() + (moves[tags[:, :-1], tags[:, 1:]] * inside[:, 1:]).sum()
    total = scores[:, 0]
    for step in range(1, length):
        following = torch.logsumexp(total[:, :, None] + moves[None], dim=1) + scores[:, step]
        total = torch.where(inside[:, step, None], following, total)
    return torch.logsumexp(total, dim=1)[rows].sum() - gold


def reader_loss(model: Reader, states: Tensor, windows: list[Window]) -> dict[str, Tensor]:
    """Sums over a batch of windows of one domain or mixed, by head."""
    cues, triggers, flat = model.tag(states)
    parts: dict[str, Tensor] = {}
    content_scores: list[tuple[Tensor, list[Said]]] = []
    flat_rows: list[int] = []
    for row, window in enumerate(windows):
        length = len(window.ids)
        here = states[row, :length]
        if isinstance(window, Sentence):
            if model.syntax is not None:
                _add(parts, "syntax", syntax_loss(model.syntax, here, window.words))
            continue
        cue_tags = torch.tensor(spans_as_tags([said.cue for said in window.said], length))
        scores = cues[row, :length] if window.own else model.cues_polnear(here)
        _add(parts, "cue" if window.own else "cue_polnear", functional.cross_entropy(scores, cue_tags, reduction="sum"))
        if window.said:
            emission = _said_loss(model, here, window.said, window.own, parts)
            content_scores.append((emission, window.said))
        if window.own:
            tags = torch.tensor(spans_as_tags([done.trigger for done in window.done], length))
            _add(parts, "trigger", functional.cross_entropy(triggers[row, :length], tags, reduction="sum"))
            if window.done:
                _done_loss(model, here, window.done, parts)
        else:
            flat_rows.append(row)
    if content_scores:
        parts["content"] = _content_loss(model, content_scores)
    if flat_rows:
        lengths = torch.tensor([len(windows[row].ids) for row in flat_rows])
        tags = torch.zeros(len(flat_rows), int(lengths.max()), dtype=torch.long)
        for at, row in enumerate(flat_rows):
            tags[at, : lengths[at]] = torch.tensor(windows[row].flat)
        parts["flat"] = chain_loss(flat[flat_rows][:, : tags.shape[1]], tags, model.flat_moves, lengths)
    return parts


def _add(parts: dict[str, Tensor], name: str, loss: Tensor) -> None:
    parts[name] = parts[name] + loss if name in parts else loss


def _said_loss(model: Reader, here: Tensor, said: list[Said], own: bool, parts: dict[str, Tensor]) -> Tensor:
    first = torch.tensor([frame.cue[0] for frame in said])
    last = torch.tensor([frame.cue[1] for frame in said])
    source, content, parent, facts = model.said(here, first, last, 0 if own else 1)
    none = here.shape[0]
    edges = torch.tensor([frame.source if frame.source is not None else (none, none) for frame in said])
    loss = functional.cross_entropy(source.reshape(-1, none + 1), edges.reshape(-1), reduction="sum")
    _add(parts, "source", loss)
    if own:
        outer = torch.tensor([frame.parent if frame.parent != NONE else len(said) for frame in said])
        _add(parts, "parent", functional.cross_entropy(parent, outer, reduction="sum"))
        stances, voices = len(labels.STANCES), len(labels.VOICES)
        stance = torch.tensor([frame.stance for frame in said])
        voice = torch.tensor([frame.voice for frame in said])
        flags = torch.tensor([[float(frame.anonymous), float(frame.whole)] for frame in said])
        _add(parts, "stance", functional.cross_entropy(facts[:, :stances], stance, reduction="sum"))
        _add(parts, "voice", functional.cross_entropy(facts[:, stances : stances + voices], voice, reduction="sum"))
        _add(
            parts,
            "flags",
            functional.binary_cross_entropy_with_logits(facts[:, stances + voices :], flags, reduction="sum"),
        )
    return content


def _content_loss(model: Reader, scored: list[tuple[Tensor, list[Said]]]) -> Tensor:
    rows, tags = [], []
    for emission, said in scored:
        for index, frame in enumerate(said):
            if not frame.whole:
                rows.append(emission[index].transpose(0, 1))
                tags.append(torch.tensor(frame.content))
    if not rows:
        return scored[0][0].sum() * 0
    lengths = torch.tensor([len(row) for row in rows])
    padded = torch.nn.utils.rnn.pad_sequence(rows, batch_first=True)
    outside = torch.zeros_like(padded[:, :, :1])
    gold = torch.nn.utils.rnn.pad_sequence(tags, batch_first=True)
    return chain_loss(torch.cat([outside, padded], dim=2), gold, model.content_moves, lengths)


def _done_loss(model: Reader, here: Tensor, done: list[Done], parts: dict[str, Tensor]) -> None:
    first = torch.tensor([frame.trigger[0] for frame in done])
    last = torch.tensor([frame.trigger[1] for frame in done])
    roles, facts = model.done(here, first, last)
    none = here.shape[0]
    edges = torch.tensor([[edge for role in frame.roles for edge in (role or (none, none))] for frame in done])
    _add(parts, "roles", functional.cross_entropy(roles.reshape(-1, none + 1), edges.reshape(-1), reduction="sum"))
    kinds, statuses = len(labels.KINDS), len(labels.STATUSES)
    kind = torch.tensor([frame.kind for frame in done])
    status = torch.tensor([frame.status for frame in done])
    main = torch.tensor([float(frame.main) for frame in done])
    _add(parts, "kind", functional.cross_entropy(facts[:, :kinds], kind, reduction="sum"))
    _add(parts, "status", functional.cross_entropy(facts[:, kinds : kinds + statuses], status, reduction="sum"))
    _add(parts, "main", functional.binary_cross_entropy_with_logits(facts[:, -1], main, reduction="sum"))
