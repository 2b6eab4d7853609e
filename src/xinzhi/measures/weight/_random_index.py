"""Tables of the random index: the mean consistency index of random comparison matrices of 3, 4, … items."""

from __future__ import annotations

from typing import Literal

RandomIndex = Literal["saaty-1980", "saaty-2005", "chinese-textbook", "tummala-ling-1998", "donegan-dodd-1991"]

TABLES: dict[RandomIndex, tuple[float, ...]] = {
    "saaty-1980": (0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59),
    "saaty-2005": (0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59),
    "chinese-textbook": (0.52, 0.89, 1.12, 1.26, 1.36, 1.41, 1.46, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59),
    "tummala-ling-1998": (
        *(0.5799, 0.8921, 1.1159, 1.2358, 1.3322, 1.3952, 1.4537),
        *(1.4882, 1.5117, 1.5356, 1.5571, 1.5714, 1.5831),
    ),
    "donegan-dodd-1991": (
        *(0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055, 1.4213),
        *(1.4497, 1.4643, 1.4822, 1.4969, 1.5078, 1.5153, 1.5262, 1.5313, 1.5371),
    ),
}
