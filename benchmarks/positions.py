"""Complexity and density at size beside econcomplex, in turn in one run; and counting of generated records.

econcomplex is a peer and no dependency: give the Python that has it as PEER, such as
PEER=peers/bin/python python benchmarks/positions.py. Without it only our own times are printed. Where other work shares
the machine, processor times tell more than the clock; OPENBLAS_NUM_THREADS=1 keeps the peer's threads from waiting.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from xinzhi.measures.positions import complexity, density, proximity
from xinzhi.panel.records import count_records

SIZES = ((1500, 600), (3000, 1000))
ROUNDS = 3
BLOCK = 5_000_000
PEER = """
import sys, time
import numpy as np
import econcomplex
m = np.load(sys.argv[1])
began = time.perf_counter(), time.process_time()
eci, pci = econcomplex.eci_pci(m, use_rca=False)
near = econcomplex.proximity(m, use_rca=False, compute="product")
dense = econcomplex.relatedness_density(m, use_rca=False)
print(time.perf_counter() - began[0], time.process_time() - began[1])
"""


def structure(regions: int, industries: int) -> np.ndarray:
    """Give who has what, nested with noise, of a given size."""
    random = np.random.default_rng(3)
    chance = np.linspace(0.9, 0.05, industries) * np.linspace(1.0, 0.2, regions)[:, None]
    return (random.random((regions, industries)) < chance).astype(np.float64)


def ours(m: np.ndarray) -> tuple[float, float]:
    """Time ECI, PCI, proximity and density, by the clock and of the processor."""
    began = time.perf_counter(), time.process_time()
    complexity(m)
    proximity(m)
    density(m)
    return time.perf_counter() - began[0], time.process_time() - began[1]


def theirs(path: Path) -> tuple[float, float] | None:
    """Time the peer on the same matrix, imports aside."""
    python = os.environ.get("PEER")
    if not python:
        return None
    run = subprocess.run([python, "-c", PEER, str(path)], capture_output=True, text=True, check=False)
    if run.returncode:
        print(run.stderr[-400:])
        return None
    clock, processor = run.stdout.split()[-2:]
    return float(clock), float(processor)


def records(path: Path, rows: int) -> None:
    """Write generated records of 3,000 regions and 1,000 industries."""
    random = np.random.default_rng(0)
    schema = pa.schema({"region": pa.string(), "industry": pa.string(), "year": pa.int64(), "jobs": pa.int64()})
    regions = pa.array([f"R{i}" for i in range(3000)])
    industries = pa.array([f"I{i}" for i in range(1000)])
    with pq.ParquetWriter(path, schema) as file:
        for start in range(0, rows, BLOCK):
            size = min(BLOCK, rows - start)
            columns = [
                regions.take(pa.array(random.integers(0, 3000, size))),
                industries.take(pa.array(random.integers(0, 1000, size))),
                pa.array(np.full(size, 2021)),
                pa.array(random.integers(1, 50, size)),
            ]
            file.write_table(pa.table(columns, schema=schema))


def main() -> None:
    """Print the times; ``records 200000000`` counts that many records instead."""
    with tempfile.TemporaryDirectory() as folder:
        if sys.argv[1:2] == ["records"]:
            path = Path(folder) / "records.parquet"
            records(path, int(sys.argv[2]))
            began = time.perf_counter()
            found = count_records(path, region="region", industry="industry", period="year", weight="jobs")
            counted = time.perf_counter() - began
            shape = found.matrices().shape
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
            print(f"{found.records:,} records to {shape}: {counted:.2f} s, peak {peak:.2f} GB with writing and numpy")
            return
        ours(structure(60, 40))  # what is loaded on first use is loaded before the clock
        for size in SIZES:
            m = structure(*size)
            path = Path(folder) / "m.npy"
            np.save(path, m)
            for _ in range(ROUNDS):
                own, peer = ours(m), theirs(path)
                words = f"{size[0]} × {size[1]}: ours {own[0]:.3f} s (processor {own[1]:.3f} s)"
                if peer:
                    words += (
                        f", peer {peer[0]:.2f} s ({peer[1]:.2f} s), {peer[0] / own[0]:.0f} × ({peer[1] / own[1]:.0f} ×)"
                    )
                print(words, flush=True)


if __name__ == "__main__":
    main()
