"""Pins every exact version, direct and indirect, under `[tool.uv] constraint-dependencies`.

    uv run poe pin              write down the versions that are in use now
    uv run poe pin --upgrade    take the newest versions that the project allows, then pin them

No lock file is committed, because it records where packages were downloaded from. The pins say
only names and versions. Running it twice changes nothing.
"""

import re
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"
EXPORT = (
    *("uv", "export", "--format", "requirements.txt", "--all-groups", "--no-hashes"),
    *("--no-annotate", "--no-header", "--no-emit-project", "--quiet"),
)
PINNED = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;]+)(?:\s*;\s*(?P<marker>.+))?")
BLOCK = re.compile(r"^constraint-dependencies = \[\n(?:.*\n)*?\]\n", re.MULTILINE)
HEAD = "[tool.uv]\n"


def main(arguments: list[str]) -> int:
    """Pin, and say how many."""
    text = PROJECT.read_text(encoding="utf-8")
    if "--upgrade" in arguments:
        # Old pins would hold everything where it is.
        PROJECT.write_text(BLOCK.sub("", text), encoding="utf-8")
        subprocess.run(["uv", "lock", "--upgrade", "--quiet"], cwd=PROJECT.parent, check=True)  # noqa: S607
    pins = exact_versions()
    PROJECT.write_text(with_pins(text, pins), encoding="utf-8")
    sys.stdout.write(f"{len(pins)} versions pinned\n")
    return 0


def exact_versions() -> list[str]:
    """Return `name==version` for the whole environment, on every system it may run on."""
    ran = subprocess.run(  # noqa: S603 - our own words
        EXPORT, cwd=PROJECT.parent, capture_output=True, text=True, check=True
    )
    found = [match for line in ran.stdout.splitlines() if (match := PINNED.fullmatch(line.strip()))]
    names = [match["name"] for match in found]
    pins: list[str] = []
    for match in found:
        pin = f"{match['name']}=={match['version']}"
        # Where one package has several versions, what tells them apart has to stay.
        if names.count(match["name"]) > 1 and match["marker"]:
            pin += f" ; {match['marker']}"
        pins.append(pin.replace('"', "'"))
    return sorted(set(pins))


def with_pins(text: str, pins: list[str]) -> str:
    """Return the project file with these pins in place of the old ones."""
    block = "constraint-dependencies = [\n" + "".join(f'    "{pin}",\n' for pin in pins) + "]\n"
    bare = BLOCK.sub("", text)
    section = bare.index(HEAD) + len(HEAD)
    end = bare.find("\n[", section)
    end = len(bare) if end < 0 else end
    body = bare[section:end].rstrip("\n") + "\n"
    return bare[:section] + body + block + bare[end:]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
