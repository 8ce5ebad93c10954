"""Making arrays and strings of a given shape: numbers, permutations, texts."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

from alpaco.problem.input_format.solving import Choice, Infeasible, small_range

__all__ = ["distinct_numbers", "numbers", "permutation", "sampled", "shaped", "shuffled", "text"]

# Bucket counts of common hash tables: keys that are multiples of one fall into one bucket.
_BUCKETS = (107897, 126271)
_EXACT_FLOAT = 2**53

T = TypeVar("T")


def numbers(rng: random.Random, choice: Choice, span: tuple[int, int], count: int) -> list[int]:
    """Choose integers of the span `low..high`, independently."""
    low, high = _range(rng, choice, *span)
    if choice == "extreme":
        return rng.choices((low, high), k=count)
    if low == high:
        return [low] * count
    if high - low < _EXACT_FLOAT:
        return rng.choices(range(low, high + 1), k=count)
    return [rng.randint(low, high) for _ in range(count)]


def distinct_numbers(rng: random.Random, choice: Choice, span: tuple[int, int], count: int) -> list[int]:
    """Choose integers of the span, all different, in any order; raises `Infeasible` where there are too few."""
    low, high = span
    if high - low + 1 < count:
        raise Infeasible("too few different values")
    if choice == "min":
        return list(range(low, low + count))
    if choice == "max":
        return list(range(high, high - count, -1))
    if choice == "extreme":
        half = count // 2
        return [*range(low, low + half), *range(high, high - (count - half), -1)]
    start, stop = small_range(low, high, 2 * count) if choice == "small" else span
    if stop - start + 1 < count:
        start, stop = span
    return sampled(rng, start, stop, count)


def sampled(rng: random.Random, low: int, high: int, count: int) -> list[int]:
    """Draw `count` different integers of `low..high`, whatever the size of the range."""
    if high - low < _EXACT_FLOAT:
        return rng.sample(range(low, high + 1), count)
    seen: dict[int, None] = {}
    while len(seen) < count:
        seen[rng.randint(low, high)] = None
    return list(seen)


def capped(values: list[int], low: int, budget: int) -> list[int]:
    """Lower values, the last ones first, until their sum is within the budget."""
    excess = sum(values) - budget
    for index in range(len(values) - 1, -1, -1):
        if excess <= 0:
            break
        cut = min(excess, values[index] - low)
        values[index] -= cut
        excess -= cut
    if excess > 0:
        raise Infeasible("the sum cannot be kept")
    return values


def shaped(rng: random.Random, shape: str, values: list[int], span: tuple[int, int]) -> list[int]:
    """Give an array a shape; values stay within the span. An unknown shape changes nothing."""
    low, high = span
    if shape == "sorted":
        return sorted(values)
    if shape == "reversed":
        return sorted(values, reverse=True)
    if shape == "nearly-sorted":
        values = sorted(values)
        for _ in range(min(len(values) // 2, 10)):
            index = rng.randrange(len(values) - 1)
            values[index], values[index + 1] = values[index + 1], values[index]
        return values
    if shape == "mountain":
        values = sorted(values)
        return values[::2] + values[1::2][::-1]
    if shape == "all-equal":
        return [rng.randint(low, high)] * len(values)
    if shape == "alternating":
        return [(low, high)[index % 2] for index in range(len(values))]
    if shape == "anti-hash":
        bucket = rng.choice(_BUCKETS)
        multiples = range(low + (-low) % bucket, high + 1, bucket)
        return [multiples[index % len(multiples)] for index in range(len(values))] if multiples else values
    return values


def permutation(rng: random.Random, shape: str, count: int) -> list[int]:
    """Make a permutation of 1..count."""
    values = list(range(1, count + 1))
    if shape in ("sorted", "min"):
        return values
    if shape in ("reversed", "max"):
        return values[::-1]
    if shape == "rotation":
        return values[1:] + values[:1]
    if shape == "nearly-sorted":
        return shaped(rng, shape, values, (1, count))
    if shape == "alternating":
        return [value for pair in zip(values, values[::-1], strict=True) for value in pair][:count]
    return shuffled(rng, values)


def shuffled(rng: random.Random, values: Sequence[T]) -> list[T]:
    """Return the values in random order."""
    return rng.sample(values, len(values))


def text(rng: random.Random, shape: str, alphabet: str, length: int) -> str:
    """Make a string over the alphabet."""
    first, last = alphabet[0], alphabet[-1]
    if shape in ("min", "max", "all-equal"):
        letter = {"min": first, "max": last}.get(shape) or rng.choice(alphabet)
        return letter * length
    if shape == "alternating":
        return ((first + last) * length)[:length]
    if shape == "periodic":
        period = "".join(rng.choices(alphabet, k=rng.randint(2, 4)))
        return (period * length)[:length]
    if shape == "palindrome":
        half = "".join(rng.choices(alphabet, k=(length + 1) // 2))
        return half + half[: length // 2][::-1]
    if shape == "one-different":
        place = rng.randrange(length) if length else 0
        return (first * place + last + first * length)[:length]
    if shape == "anti-hash":
        return "".join((first, last)[index.bit_count() % 2] for index in range(length))
    letters = rng.sample(alphabet, min(len(alphabet), rng.randint(2, 3))) if shape == "small" else alphabet
    return "".join(rng.choices(letters, k=length))


def _range(rng: random.Random, choice: Choice, low: int, high: int) -> tuple[int, int]:
    if choice == "min":
        return low, low
    if choice == "max":
        return high, high
    if choice == "small":
        return small_range(low, high, rng.choice((1, 2, 5, 10, 30)))
    if choice == "large":
        return high - (high - low) // 4, high
    return low, high
