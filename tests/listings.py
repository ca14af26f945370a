"""Invented pages of papers, of any length, laid out as people save them: for tests and measurements.

Paper number n is always the same paper, so pages whose ranges overlap share papers.
"""

from __future__ import annotations

from collections.abc import Iterable

_MANNERS = (
    "Adaptive", "Bounded", "Causal", "Decentralised", "Efficient", "Federated", "Geometric", "Hierarchical", "Implicit",
    "Joint", "Kernelised", "Lightweight", "Modular", "Neural", "Online", "Probabilistic", "Quantised", "Robust",
    "Sparse", "Temporal", "Unsupervised", "Variational", "Weighted",
)  # fmt: skip
_MEANS = (
    "Attention Maps", "Basis Functions", "Codebooks", "Diffusion Priors", "Energy Models", "Feature Pyramids",
    "Graph Walks", "Hash Tables", "Index Structures", "Latent Codes", "Memory Banks", "Neighbourhoods",
    "Optimal Transport", "Prototypes", "Query Trees", "Reward Shaping", "Sketches", "Token Merging", "Voting Schemes",
)  # fmt: skip
_ENDS = (
    "Audio Retrieval", "Bird Call Counting", "Cloud Removal", "Depth Completion", "Event Detection", "Fault Diagnosis",
    "Glacier Mapping", "Handwriting Repair", "Insect Tracking", "Jigsaw Solving", "Keyword Spotting",
    "Leaf Segmentation", "Music Tagging", "Night Driving", "Ocean Forecasts", "Protein Folding", "Question Routing",
)  # fmt: skip
_SENTENCES = (
    "Earlier work on {end} trusts its labels too much and breaks where they are few.",
    "We take {means} as the common ground and ask what remains when half of the measurements are hidden.",
    "The answer is a procedure in two passes, {manner} in both: a coarse one proposes, and a fine one decides.",
    "A short analysis shows why the second pass may never undo more than the first one gained.",
    "On four public collections the error falls by a fifth, at a third of the memory.",
    "Removing {means} costs most of the gain, so the effect is not one of size alone.",
    "We also report where the method fails: strong glare, empty scenes, and names that two objects share.",
    "Training takes an afternoon on one machine, and every figure can be drawn again from the scripts.",
)  # fmt: skip


def title(number: int) -> str:
    """Return the title of invented paper `number`; the first 7,429 differ by their words alone."""
    manner, means, end = _parts(number)
    round_of_titles = number // (len(_MANNERS) * len(_MEANS) * len(_ENDS))
    return f"{manner} {means} for {end}" + (f", Part {round_of_titles + 1}" if round_of_titles else "")


def abstract(number: int) -> str:
    """Return its abstract, about 800 characters; two papers of three end in a link to their code or page."""
    manner, means, end = (part.lower() for part in _parts(number))
    text = " ".join(_SENTENCES).format(manner=manner, means=means, end=end)
    links = (f" Code: https://github.com/invented/paper-{number}.", f" See https://paper-{number}.github.io/", "")
    return text + links[number % 3]


def page(numbers: Iterable[int], date: str = "Apr 2") -> str:
    """Return a saved page with these papers, in paragraphs apart by blank lines."""
    header = ["new", "Get fresh papers by e-mail every morning!", "Subscribe", "by Ada and the community", date]
    papers = [paragraph for number in numbers for paragraph in (title(number), abstract(number))]
    return "\n\n".join([*header, *papers]) + "\n"


def _parts(number: int) -> tuple[str, str, str]:
    """Return the three parts of a title; their counts share no divisor, so they only meet again after all pairs."""
    return _MANNERS[number % len(_MANNERS)], _MEANS[number % len(_MEANS)], _ENDS[number % len(_ENDS)]
