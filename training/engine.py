"""The trained model in torch, behind the same face as the exported one, for measuring before export."""

import numpy as np
import numpy.typing as npt
import torch

from rawi.understand.neural.decode import DoneScores, SaidScores
from rawi.understand.neural.paths import Floats, Integers
from training.model import Reader


class TorchEngine:
    """Runs a Reader as rawi runs the exported graphs."""

    name = "torch"

    def __init__(self, model: Reader) -> None:
        self.model = model.eval()
        self.content_moves: Floats = model.content_moves.detach().numpy()
        self.flat_moves: Floats = model.flat_moves.detach().numpy()

    def encode(self, ids: npt.NDArray[np.int64], mask: Floats) -> tuple[Floats, Floats, Floats, Floats]:
        with torch.no_grad():
            states = self.model.encode(torch.from_numpy(ids), torch.from_numpy(mask))
            cues, triggers, flat = self.model.tag(states)
        return states.numpy(), cues.numpy(), triggers.numpy(), flat.numpy()

    def said(self, states: Floats, first: Integers, last: Integers) -> SaidScores:
        with torch.no_grad():
            found = self.model.said(torch.from_numpy(states), torch.from_numpy(first), torch.from_numpy(last))
        source, content, parent, facts = (part.numpy() for part in found)
        return SaidScores(source=source, content=content, parent=parent, facts=facts)

    def done(self, states: Floats, first: Integers, last: Integers) -> DoneScores:
        with torch.no_grad():
            roles, facts = self.model.done(torch.from_numpy(states), torch.from_numpy(first), torch.from_numpy(last))
        return DoneScores(roles=roles.numpy(), facts=facts.numpy())
