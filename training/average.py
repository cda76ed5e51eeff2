"""The weights that ship: a running mean of those that are trained."""

import torch

from training.model import Reader


class Average:
    """A running mean of what is trained (Polyak averaging): it lies between the last steps and generalises a little better."""

    def __init__(self, model: Reader, keep: float) -> None:
        self.keep = keep
        self.mean = {name: weight.detach().clone() for name, weight in model.named_parameters() if weight.requires_grad}

    def follow(self, model: Reader, step: int) -> None:
        """Moves towards the model; faster in the first steps, whose weights should be forgotten."""
        keep = min(self.keep, (1 + step) / (10 + step))
        with torch.no_grad():
            for name, weight in model.named_parameters():
                if name in self.mean:
                    self.mean[name].lerp_(weight, 1 - keep)
