"""How the working tree compares with an older commit: processor time of pages, entries made, memory.

    python -m benchmarks.against REV [--offers 10000] [--turns 3] [--rounds 20]

Sets REV up in a git worktree of its own, with an environment of its own from its requirements, and gives both
trees a throw-away site with the demo and the same generated offers (SQLite, the embedded engine). Both are
then measured in turns, each time in a fresh process (``benchmarks/against_probe.py``), so that a busy moment
of the machine hits both. Prints the median of each figure for REV and for the working tree, and their ratio.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROBE = Path(__file__).with_name("against_probe.py")
Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Tree:
    """A checkout with the Python that runs it and the folder of its site."""

    name: str
    path: Path
    python: Path
    data: Path

    def run(self, *arguments: str | Path) -> str:
        """Run Python on ``arguments`` in the tree; return what it prints. Raises CalledProcessError."""
        environment = {
            **os.environ,
            "PYTHONPATH": str(self.path),
            "DJANGO_SETTINGS_MODULE": "intranet.settings.dev",
            "DEBUG": "0",
            "DEMO": "1",
            "DATA_DIR": str(self.data),
            "EMAIL_URL": "dummymail://",
        }
        for name in ("DATABASE_URL", "ELASTICSEARCH_URL"):
            environment.pop(name, None)
        command = [str(self.python), *map(str, arguments)]
        done = subprocess.run(command, cwd=self.path, env=environment, capture_output=True, text=True)  # noqa: S603
        if done.returncode:
            sys.stderr.write(done.stdout[-2_000:] + done.stderr[-4_000:])
            done.check_returncode()
        return done.stdout


def main() -> None:
    """Set both up, measure in turns, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("revision", metavar="REV")
    parser.add_argument("--offers", type=int, default=10_000)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=20, help="of all pages in each turn")
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="praeventionsnetz-against-")))
        trees = [
            _older(
                options.revision, stack.enter_context(_worktree(options.revision, folder / "tree")), folder
            ),
            Tree("working tree", ROOT, Path(sys.executable), folder / "new"),
        ]
        for tree in trees:
            _say(f"{options.offers:,} offers for {tree.name}")
            tree.data.mkdir()
            tree.run("manage.py", "migrate", "--verbosity=0")
            tree.run("manage.py", "demo", f"--offers={options.offers}")
            tree.run("manage.py", "search_rebuild")
        _print(trees, _measure(trees, options.turns, options.rounds))


def _older(revision: str, checkout: Path, folder: Path) -> Tree:
    """Return the tree of the older commit with an environment made from its own requirements."""
    _say(f"packages of {revision}")
    venv.create(folder / "venv", with_pip=True)
    tree = Tree(revision, checkout, folder / "venv/bin/python", folder / "old")
    tree.run("-m", "pip", "install", "--quiet", "--require-hashes", "-r", "requirements.txt")
    return tree


@contextmanager
def _worktree(revision: str, path: Path) -> Iterator[Path]:
    git = ("git", "-C", str(ROOT), "worktree")
    subprocess.run([*git, "add", "--quiet", "--detach", str(path), revision], check=True)  # noqa: S603
    try:
        yield path
    finally:
        subprocess.run([*git, "remove", "--force", str(path)], check=True)  # noqa: S603


def _measure(trees: list[Tree], turns: int, rounds: int) -> dict[str, list[Figures]]:
    found: dict[str, list[Figures]] = {tree.name: [] for tree in trees}
    for turn in range(turns):
        for tree in trees:
            _say(f"turn {turn + 1} of {turns}: {tree.name}")
            found[tree.name].append(json.loads(tree.run(PROBE, str(rounds)).splitlines()[-1]))
    return found


def _print(trees: list[Tree], found: dict[str, list[Figures]]) -> None:
    old, new = (
        {name: statistics.median(turn[name] for turn in found[tree.name]) for name in found[tree.name][0]}
        for tree in trees
    )
    print(f"\n{'':<44}{trees[0].name[:12]:>12}{'now':>12}{'ratio':>8}")
    for name, before in old.items():
        print(f"{name:<44}{before:>12,.1f}{new[name]:>12,.1f}{new[name] / before:>8.2f}")


def _say(what: str) -> None:
    print(f"  {what} …", flush=True)


if __name__ == "__main__":
    main()
