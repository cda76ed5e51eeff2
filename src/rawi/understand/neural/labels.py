"""The closed lists that the reader model chooses from, in the order of its outputs."""

from rawi.understand.tools import MODES as MODES

STANCES = ("states", "confirms", "denies", "accuses", "claims", "declines", "doubts")
VOICES = ("indirect", "mixed", "direct")
TYPES = (
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "MOBILIZE",
    "COERCE",
    "RETREAT",
    "SANCTION",
    "PROTEST",
    "REQUEST",
    "CONSULT",
    "COOPERATE",
    "SUPPORT",
    "AID",
    "AGREE",
    "CONCEDE",
)
KINDS = ("ASSAULT", *(f"ASSAULT/{mode}" for mode in MODES), *TYPES)
STATUSES = ("happened", "attempted", "foiled", "planned", "denied", "hypothetical")
ROLES = ("actor", "target", "place", "time", "weapon", "killed", "injured", "munitions", "vehicles")
TAGS = ("O", "B", "I")
FLAT = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
