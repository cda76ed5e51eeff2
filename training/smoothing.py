"""Channels with outliers are evened out before int8: what an activation loses in scale, its weights gain.

Xiao et al., "SmoothQuant: Accurate and Efficient Post-Training Quantization for Large Language Models" (2023), with the division
left in the graph, since in a post-norm encoder the same states also go on along the residual.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor, nn

from training.encoder import Encoder
from training.features import Window

MIGRATIONS = (
    0.3,
    0.5,
    0.6,
    0.7,
    0.75,
    0.8,
    0.85,
    0.9,
    1.0,
)  # how much of the difference in scale may go to the weights
PRODUCTS = ("qkv", "out", "wide", "narrow")


class Smoothed(nn.Module):
    """A linear map whose inputs are divided channel by channel and whose weights are multiplied by the same."""

    def __init__(self, linear: nn.Linear, largest: Tensor, migration: float) -> None:
        super().__init__()
        weights = linear.weight.detach().abs().amax(dim=0).clamp(min=1e-5)
        scale = largest.clamp(min=1e-5) ** migration / weights ** (1 - migration)
        self.linear = nn.Linear(linear.in_features, linear.out_features)
        with torch.no_grad():
            self.linear.weight.copy_(linear.weight * scale)
            self.linear.bias.copy_(linear.bias)
        self.register_buffer("inverse", 1 / scale)

    def forward(self, states: Tensor) -> Tensor:
        product: Tensor = self.linear(states * self.inverse)
        return product


def smooth(encoder: Encoder, windows: Iterable[Window]) -> None:
    """Replaces the four products of each layer; each with the migration that loses least on the windows."""
    given: dict[nn.Module, list[Tensor]] = {}

    def note(module: nn.Module, inputs: tuple[Tensor, ...], _: Tensor) -> None:
        given.setdefault(module, []).append(inputs[0].detach()[0])

    products = [(layer, name, getattr(layer, name)) for layer in encoder.layers for name in PRODUCTS]
    hooks = [product.register_forward_hook(note) for _, _, product in products]
    with torch.no_grad():
        for window in windows:
            encoder(torch.tensor([window.ids]), torch.ones(1, len(window.ids)))
    for hook in hooks:
        hook.remove()
    for layer, name, product in products:
        setattr(layer, name, best_smoothed(product, given[product]))


def best_smoothed(product: nn.Linear, given: list[Tensor]) -> Smoothed:
    """The smoothed product whose int8 form errs least on the inputs."""
    largest = torch.stack([states.abs().amax(dim=0) for states in given]).amax(dim=0)
    rated = []
    for migration in MIGRATIONS:
        smoothed = Smoothed(product, largest, migration)
        error = sum(
            float((in_int8(smoothed, states) - product(states)).detach().square().sum()) for states in given[::8]
        )
        rated.append((error, migration, smoothed))
    return min(rated, key=lambda one: one[:2])[2]


def in_int8(smoothed: Smoothed, states: Tensor) -> Tensor:
    """The product as onnxruntime computes it: inputs in 8 bits over the whole text, weights in 8 bits for each output."""
    inputs, weights = states * smoothed.inverse, smoothed.linear.weight
    low, high = inputs.min().clamp(max=0), inputs.max().clamp(min=0)
    step = (high - low) / 255
    inputs = ((inputs - low) / step).round() * step + low
    scale = weights.abs().amax(dim=1, keepdim=True) / 127
    return inputs @ ((weights / scale).round() * scale).transpose(0, 1) + smoothed.linear.bias
