"""Trains the reader: mixed batches of our reports and PolNeAR's passages, one learning-rate slope, checkpoints to resume from."""

import argparse
import json
import pathlib
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.average import Average
from training.base import load_base
from training.encoder import encoder_from
from training.examples import Example, kept_aside, read_polnear, read_reports
from training.features import Window, hash_of, windows_of
from training.losses import reader_loss
from training.model import Reader
from training.swaps import gather_donors, varied
from training.syntax import Sentence, attachment, parted, trees_of

PADDING = 1


@dataclass(frozen=True)
class Recipe:
    """Everything that decides the weights, besides the data."""

    layers: tuple[int, ...]
    own_epochs: float
    polnear_epochs: float
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    tokens_a_batch: int = 4096
    own_tokens_a_batch: int = 2048
    token_dropout: float = 0.1
    dropout: float = 0.1
    variety: float = 0.0  # of our reports in an epoch: with names exchanged
    share: float = 1.0  # of our reports, for learning curves
    seed: int = 7
    syntax_epochs: float = 0.0  # over Universal Dependencies, as a task beside ours; its head is not exported
    average: float = 0.999  # of the running mean of the weights that is kept at each step; the mean is what is exported


def gather_own(paths: list[pathlib.Path]) -> tuple[list[Example], list[Example]]:
    """Our reports: those to train on, those kept aside."""
    reports = [report for path in paths for report in read_reports(path)]
    return [r for r in reports if not kept_aside(r.id)], [r for r in reports if kept_aside(r.id)]


def batches(windows: list[Window], tokens: int, chance: random.Random) -> list[list[Window]]:
    """Batches of like lengths with at most so many tokens, padding counted."""
    ordered = sorted(windows, key=lambda w: len(w.ids) + chance.random() * 24)
    found: list[list[Window]] = []
    batch: list[Window] = []
    for window in ordered:
        longest = max([len(window.ids), *(len(w.ids) for w in batch)])
        if batch and longest * (len(batch) + 1) > tokens:
            found.append(batch)
            batch = []
        batch.append(window)
    if batch:
        found.append(batch)
    chance.shuffle(found)
    return found


Epoch = Callable[[int], list[Window]]


def own_epochs(own: list[Example], tokenizer: Tokenizer, recipe: Recipe) -> Epoch:
    """Our reports, a share of them varied anew in every epoch."""
    plain = {example.id: list(windows_of(example, tokenizer)) for example in own}
    donors = gather_donors(own)

    def epoch(number: int) -> list[Window]:
        chance = random.Random(recipe.seed * 1009 + number)
        windows: list[Window] = []
        for example in own:
            varies = chance.random() < recipe.variety
            windows += windows_of(varied(example, donors, chance), tokenizer) if varies else plain[example.id]
        return windows

    return epoch


def schedule(own: Epoch, polnear: list[Window], recipe: Recipe, syntax: Sequence[Window] = ()) -> list[list[Window]]:
    """All batches of the run, in order: the sources spread evenly over it."""
    chance = random.Random(recipe.seed)
    marks: list[tuple[float, list[Window]]] = []
    for draw, epochs, tokens in (
        (own, recipe.own_epochs, recipe.own_tokens_a_batch),
        (lambda number: polnear, recipe.polnear_epochs, recipe.tokens_a_batch),
        (lambda number: list(syntax), recipe.syntax_epochs, recipe.tokens_a_batch),
    ):
        left, stream, number = epochs, list[list[Window]](), 0
        while left > 0:
            windows = draw(number)
            number += 1
            part = windows if left >= 1 else chance.sample(windows, int(len(windows) * left))
            stream.extend(batches(part, tokens, chance))
            left -= 1
        marks.extend(((index + chance.random()) / len(stream), batch) for index, batch in enumerate(stream))
    return [batch for _, batch in sorted(marks, key=lambda mark: mark[0])]


def padded(windows: list[Window], noise: random.Random | None, share: float) -> tuple[Tensor, Tensor]:
    """Token ids and mask; with noise, some tokens are hidden so that context must tell."""
    longest = max(len(w.ids) for w in windows)
    ids = torch.full((len(windows), longest), PADDING)
    mask = torch.zeros(len(windows), longest)
    for row, window in enumerate(windows):
        ids[row, : len(window.ids)] = torch.tensor(window.ids)
        mask[row, : len(window.ids)] = 1
        if noise is not None:
            for at in range(1, len(window.ids) - 1):
                if noise.random() < share:
                    ids[row, at] = 3
    return ids, mask


WEIGHTS = {
    "cue_polnear": 0.5,
    "kind": 5.0,
    "stance": 3.0,
    "status": 2.0,
    "parent": 3.0,
    "voice": 0.5,
    "main": 0.3,
    "syntax": 0.3,
}


def total_loss(parts: dict[str, Tensor], windows: list[Window]) -> Tensor:
    """Sums by head, weighed, for each thousand tokens."""
    tokens = sum(len(w.ids) for w in windows)
    return sum((loss * WEIGHTS.get(name, 1.0) for name, loss in parts.items()), torch.tensor(0.0)) * (100 / tokens)


def learn(model: Reader, order: list[list[Window]], recipe: Recipe, folder: pathlib.Path, aside: list[Window]) -> None:
    """One pass over the schedule; resumes from the last checkpoint in the folder."""
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.") and p.requires_grad]
    body = [p for n, p in model.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": recipe.encoder_rate}, {"params": heads, "lr": recipe.head_rate}], weight_decay=0.01
    )
    warm = max(1, int(0.06 * len(order)))
    slope = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.02, (len(order) - step) / (len(order) - warm + 1)))
    )
    checkpoint, done = folder / "checkpoint.pt", 0
    average = Average(model, recipe.average)
    device = torch.get_default_device().type
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=False, map_location=device)
        average.mean = saved["average"]
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        slope.load_state_dict(saved["slope"])
        done = saved["step"]
    started, seen = time.monotonic(), 0
    sums: dict[str, float] = {}
    for step, windows in enumerate(order):
        if step < done:
            continue
        torch.manual_seed(recipe.seed * 100_003 + step)
        model.train()
        ids, mask = padded(windows, random.Random(recipe.seed * 7919 + step), recipe.token_dropout)
        with torch.autocast(device, dtype=torch.bfloat16):
            states = model.encode(ids, mask)
        parts = reader_loss(model, states.float(), windows)
        loss = total_loss(parts, windows)
        optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(body + heads, 1.0)
        optimizer.step()
        slope.step()
        average.follow(model, step)
        seen += sum(len(w.ids) for w in windows)
        for name, part in parts.items():
            sums[name] = sums.get(name, 0.0) + float(part.detach())
        if (step + 1) % 100 == 0 or step + 1 == len(order):
            speed = seen / (time.monotonic() - started)
            print(step + 1, len(order), f"{speed:.0f} tokens/s", {n: round(v) for n, v in sums.items()}, flush=True)
            sums = {}
        if (step + 1) % 400 == 0 or step + 1 == len(order):
            print("aside", {n: round(v) for n, v in aside_losses(model, aside).items()}, flush=True)
            state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "slope": slope.state_dict()}
            torch.save({**state, "average": average.mean, "step": step + 1}, checkpoint)


def aside_losses(model: Reader, aside: list[Window]) -> dict[str, float]:
    """Loss sums by head on what was kept aside."""
    model.eval()
    sums: dict[str, float] = {}
    with torch.no_grad():
        for windows in batches(aside, 4096, random.Random(0)):
            ids, mask = padded(windows, None, 0)
            for name, part in reader_loss(model, model.encode(ids, mask), windows).items():
                sums[name] = sums.get(name, 0.0) + float(part.detach())
    return sums


def own_files(data: pathlib.Path, corpus: pathlib.Path) -> list[pathlib.Path]:
    """Every annotated file of ours: those of the project's corpus, and authored ones not copied there yet."""
    here = sorted(corpus.glob("*.jsonl"))
    names = {path.name for path in here}
    there = [p for p in sorted(data.glob("authored/*.jsonl")) if p.name not in names and "families" not in p.name]
    return here + there


def build(recipe: Recipe, pieces: list[int]) -> Reader:
    """A reader with base weights and fresh heads."""
    torch.manual_seed(recipe.seed)
    return Reader(
        encoder_from(load_base(), pieces, list(recipe.layers), dropout=recipe.dropout), syntax=recipe.syntax_epochs > 0
    )


def shared_out(own: list[Example], share: float) -> list[Example]:
    """The same part of the reports on every run."""
    return [report for report in own if hash_of("curve" + report.id) % 1000 < share * 1000]


def whole_windows(examples: list[Example], tokenizer: Tokenizer) -> Iterator[Window]:
    for example in examples:
        yield from windows_of(example, tokenizer)


def attachments(model: Reader, held: list[Sentence]) -> dict[str, tuple[float, float]]:
    """By language, in percent of the words that have a piece of their own."""
    model.eval()
    sums: dict[str, list[int]] = {}
    with torch.no_grad():
        for sentence in held:
            states = model.encode(*padded([sentence], None, 0))[0]
            if model.syntax is not None:
                counts = attachment(model.syntax, states, sentence.words)
                mine = sums.setdefault(sentence.id[:2], [0, 0, 0])
                mine[:] = [a + b for a, b in zip(mine, counts, strict=True)]
    return {
        name: (round(100 * right / all_, 1), round(100 * tags / all_, 1)) for name, (all_, right, tags) in sums.items()
    }


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m training train", description=__doc__)
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path("../shared/data"))
    parser.add_argument("--corpus", type=pathlib.Path, default=pathlib.Path("training/corpus"))
    parser.add_argument("--vocabulary", type=pathlib.Path, required=True, help="folder of kept.json and tokenizer.json")
    parser.add_argument("--folder", type=pathlib.Path, required=True, help="where checkpoints and weights go")
    parser.add_argument("--layers", default="0,1,2,3,4,5")
    parser.add_argument("--own", type=float, default=12, help="epochs over our reports")
    parser.add_argument("--polnear", type=float, default=1.5, help="epochs over PolNeAR; 0 for clean weights")
    parser.add_argument("--syntax", type=float, default=0, help="epochs over Universal Dependencies beside ours")
    parser.add_argument("--encoder-rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--variety", type=float, default=0.5)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--start", type=pathlib.Path, help="weights to start from, instead of the base")
    asked = parser.parse_args(arguments)
    torch.set_num_threads(asked.threads)
    torch.set_default_device(asked.device)
    layers = tuple(int(n) for n in asked.layers.split(","))
    recipe = Recipe(
        layers,
        asked.own,
        asked.polnear,
        asked.encoder_rate,
        asked.head_rate,
        variety=asked.variety,
        syntax_epochs=asked.syntax,
        share=asked.share,
        seed=asked.seed,
    )
    asked.folder.mkdir(parents=True, exist_ok=True)
    (asked.folder / "recipe.json").write_text(json.dumps(asdict(recipe)))
    tokenizer = Tokenizer.from_file(str(asked.vocabulary / "tokenizer.json"))
    own, aside = gather_own(own_files(asked.data, asked.corpus))
    own = shared_out(own, recipe.share)
    polnear = list(read_polnear(asked.data / "polnear" / "train")) if recipe.polnear_epochs else []
    print(len(own), "reports,", len(aside), "aside,", len(polnear), "passages of PolNeAR", flush=True)
    model = build(recipe, json.loads((asked.vocabulary / "kept.json").read_text()))
    if asked.start:
        saved = torch.load(asked.start, weights_only=False, map_location=asked.device)
        model.load_state_dict({**saved["model"], **saved.get("average", {})}, strict=False)
    trees, held = parted(trees_of(asked.data / "ud", tokenizer)) if recipe.syntax_epochs else ([], [])
    order = schedule(own_epochs(own, tokenizer, recipe), list(whole_windows(polnear, tokenizer)), recipe, trees)
    learn(model, order, recipe, asked.folder, list(whole_windows(aside, tokenizer)))
    if held:
        print("labelled attachment and tags on held-out PUD", attachments(model, held), flush=True)
