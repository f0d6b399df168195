"""Contenders are measured by turns, so that a busy moment meets all of them alike."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping


def compiled() -> None:
    """Have modules kept compiled, as an installed program has them."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def until_exit(command: list[str]) -> float:
    """Give the seconds that a command takes; what it prints is left out."""
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def by_turns(contenders: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """Give milliseconds by contender, after a first round that is not counted."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for number in range(rounds + 1):
        for name, measure in contenders.items():
            taken = measure() * 1000
            if number:
                times[name].append(taken)
    return times


def tell(times: Mapping[str, list[float]], base: str) -> None:
    """Print a table; the ratio is that of the medians to the median of `base`."""
    against = statistics.median(times[base])
    rounds = len(times[base])
    print(f"{'':36} median ms   best ms   ratio   ({rounds} rounds by turns)")
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{name:36} {median:9.0f} {min(taken):9.0f} {median / against:7.2f}")
