"""`python -m training COMMAND`: how the shipped model is made, step by step."""

import sys

from training import conventions, export, measure, train, vocabulary


def main() -> None:
    commands = {
        "conventions": conventions.main,
        "vocabulary": vocabulary.main,
        "train": train.main,
        "export": export.main,
        "measure": measure.main,
    }
    if len(sys.argv) < 2 or sys.argv[1] not in commands:
        raise SystemExit("python -m training " + "|".join(commands))
    commands[sys.argv[1]](sys.argv[2:])


if __name__ == "__main__":
    main()
