"""The encoder: BERT's layers, written out so that they export to a plain graph."""

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.base import Base


class Layer(nn.Module):
    """Self-attention and feed-forward, each followed by its residual and norm."""

    def __init__(self, hidden: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.size = heads, hidden // heads
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.wide, self.narrow = nn.Linear(hidden, inner), nn.Linear(inner, hidden)
        self.norm_attention = nn.LayerNorm(hidden, eps=1e-12)
        self.norm_output = nn.LayerNorm(hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """`bias` is added to attention scores: 0 where a token may be seen, very low where it is padding."""
        batch, length, hidden = states.shape
        split = self.qkv(states).view(batch, length, 3, self.heads, self.size).permute(2, 0, 3, 1, 4)
        query, key, value = split[0], split[1], split[2]
        if torch.onnx.is_in_onnx_export():
            weights = (torch.matmul(query, key.transpose(2, 3)) * self.size**-0.5 + bias).softmax(-1)
            mixed = torch.matmul(weights, value)
        else:
            mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias.to(query.dtype))
        mixed = mixed.transpose(1, 2).reshape(batch, length, hidden)
        states = self.norm_attention(states + self.dropout(self.out(mixed)))
        return self.norm_output(states + self.dropout(self.narrow(functional.gelu(self.wide(states)))))


class Encoder(nn.Module):
    """Token ids and a mask in, one vector a token out."""

    def __init__(self, words: int, layers: int, hidden: int = 384, heads: int = 12, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(words, hidden)
        self.positions = nn.Embedding(512, hidden)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(hidden, heads, 4 * hidden, dropout) for _ in range(layers))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        states = self.words(ids) + self.positions.weight[: ids.shape[1]]
        states = self.dropout(self.norm(states))
        bias = (1.0 - mask[:, None, None, :].to(states.dtype)) * -1e4
        for layer in self.layers:
            states = layer(states, bias)
        return states


def encoder_from(base: Base, kept: list[int], layers: list[int], line_from: int = 2, dropout: float = 0.1) -> Encoder:
    """The chosen layers of the base over the chosen pieces, and one piece more for the line break."""
    tensors = {name: torch.from_numpy(np.array(value)) for name, value in base.tensors.items()}
    encoder = Encoder(len(kept) + 1, len(layers), base.hidden, base.heads, dropout)
    with torch.no_grad():
        encoder.words.weight.copy_(tensors["emb.word"][[*kept, line_from]])
        encoder.positions.weight.copy_(tensors["emb.pos"].view(512, -1) + tensors["emb.type"].view(2, -1)[0])
        encoder.norm.weight.copy_(tensors["emb.ln.w"])
        encoder.norm.bias.copy_(tensors["emb.ln.b"])
        for layer, at in zip(encoder.layers, layers, strict=True):
            _fill(layer, tensors, f"l{at}.")
    encoder.words.weight.requires_grad = False
    return encoder


def _fill(layer: nn.Module, tensors: dict[str, Tensor], prefix: str) -> None:
    state = {
        "qkv.weight": torch.cat([tensors[prefix + name + ".w"] for name in "qkv"]),
        "qkv.bias": torch.cat([tensors[prefix + name + ".b"] for name in "qkv"]),
    }
    for mine, theirs in (
        ("out", "ao"),
        ("wide", "fi"),
        ("narrow", "fo"),
        ("norm_attention", "aln"),
        ("norm_output", "oln"),
    ):
        state[mine + ".weight"], state[mine + ".bias"] = tensors[f"{prefix}{theirs}.w"], tensors[f"{prefix}{theirs}.b"]
    layer.load_state_dict(state)
