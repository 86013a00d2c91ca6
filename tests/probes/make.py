"""Makes the sample vectors: two of one person, one each of two others. Seed below; nobody's face was used.

Usage: python3 make.py (standard library only; run in this folder)
"""
import pathlib
import random
import struct

DIMENSIONS, SEED = 128, 20260303
here = pathlib.Path(__file__).parent
rng = random.Random(SEED)


def face():
    return [rng.gauss(0, 1) for _ in range(DIMENSIONS)]


def again(first, wobble):
    """The same face in other light: each number moved a little."""
    return [n + rng.gauss(0, wobble) for n in first]


alice, bob = face(), face()
samples = {"alice-1": alice, "alice-2": again(alice, 0.3), "bob-1": bob}
# Drawn last, so that the others stay as they were.
samples["carol-1"] = face()
for name, numbers in samples.items():
    (here / f"{name}.f32").write_bytes(struct.pack(f"<{DIMENSIONS}f", *numbers))
