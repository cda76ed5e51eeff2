"""The reader model at run time: onnxruntime, tokenizers and numpy, nothing else."""

from importlib.resources import as_file

from tokenizers import Tokenizer

from rawi.understand.neural.onnx import OnnxEngine, read_card, weights_folder
from rawi.understand.neural.reader import NeuralReader

__all__ = ["NeuralReader", "load_reader"]


def load_reader(threads: int = 1) -> NeuralReader:
    """The shipped reader; raises BrokenPackage where the installation holds no weights."""
    folder = weights_folder()
    leanings = read_card(folder).leanings
    with as_file(folder / "tokenizer.json") as path:
        tokenizer = Tokenizer.from_file(str(path))
    return NeuralReader(OnnxEngine(folder, threads=threads), tokenizer, leanings)
