#!/usr/bin/env python3
"""Writes the licences of everything that is inside the program, as packages must carry them: a list of crates, then each
text once with the crates it belongs to, then the licences of typeface and icons.

    python3 packaging/third-party.py target/THIRD-PARTY.txt

Asks `cargo metadata` (the versions of Cargo.lock) what is built into the program on Linux, Windows and macOS;
what only tests and build scripts use is left out (but for features that
only the tests switch on: the list may name more than is inside, never less). Fails, naming the crate, where no text can be found."""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAMES = re.compile(r"^(licen[cs]e|copying|copyright|notice|unlicense|ofl|ufl)", re.IGNORECASE)
# Crates that carry no file of their own: whose text is meant. The names of the copyright holders stand in the list.
COMMON = {"MIT": "LICENSE-MIT", "Apache-2.0": "LICENSE-APACHE"}
SYSTEMS = ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc", "x86_64-apple-darwin"]
OWN = [("Noto Sans SC", "fonts/OFL.txt"), ("Lucide (icons)", "assets/icons/LICENSE")]


def shipped():
    """Packages that are built into the program, by name and version."""
    systems = [word for system in SYSTEMS for word in ("--filter-platform", system)]
    out = subprocess.run(
        ["cargo", "metadata", "--format-version", "1", "--locked", *systems],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )
    data = json.loads(out.stdout)
    packages = {p["id"]: p for p in data["packages"]}
    nodes = {n["id"]: n for n in data["resolve"]["nodes"]}
    seen, waiting = set(), [data["resolve"]["root"]]
    while waiting:
        node = nodes[waiting.pop()]
        for dep in node["deps"]:
            normal = any(kind["kind"] is None for kind in dep["dep_kinds"])
            if normal and dep["pkg"] not in seen:
                seen.add(dep["pkg"])
                waiting.append(dep["pkg"])
    # A macro runs when the program is built and is not in it.
    found = [packages[i] for i in seen]
    found = [p for p in found if not any("proc-macro" in t["kind"] for t in p["targets"])]
    return sorted(found, key=lambda p: (p["name"], p["version"]))


def texts(package):
    """The texts a package carries; else those of its licence."""
    folder = Path(package["manifest_path"]).parent
    files = [f for f in sorted(folder.iterdir()) if f.is_file() and NAMES.match(f.name)]
    if package.get("license_file"):
        files.append(folder / package["license_file"])
    found = [f.read_text(encoding="utf-8", errors="replace") for f in dict.fromkeys(files)]
    if not found:
        words = re.split(r"\s+OR\s+|\s+AND\s+|/|[()]", package["license"] or "")
        kept = [COMMON[w.strip()] for w in words if w.strip() in COMMON]
        found = [(ROOT / kept[0]).read_text(encoding="utf-8")] if kept else []
        if kept[:1] == ["LICENSE-MIT"]:
            holder = ", ".join(package["authors"]) or "the authors of " + package["name"]
            found = [re.sub(r"Copyright .*", "Copyright (c) " + holder, found[0], count=1)]
    return found


def main():
    packages = shipped()
    by_text, without = {}, []
    # Where a crate has no text and its licence none here (MPL-2.0, BSL-1.0), the text of another crate of that licence.
    carried = {p["license"]: texts(p)[:1] for p in packages if texts(p)}
    for package in packages:
        name = f"{package['name']} {package['version']}"
        mine = texts(package) or carried.get(package["license"], [])
        if not mine:
            without.append(f"{name} ({package['license']})")
        for text in mine:
            # The same text with other ends and widths of lines is one.
            key = " ".join(text.split())
            by_text.setdefault(key, (text.strip("\n"), []))[1].append(name)
    if without:
        sys.exit("no licence text for: " + ", ".join(without))
    lines = ["Software, typeface and icons inside 对标 (duibiao), and their licences.", ""]
    for package in packages:
        where = package["repository"] or package["homepage"] or ""
        lines.append(f"{package['name']} {package['version']}  {package['license']}  {where}".rstrip())
    lines += [f"{name}  {path}" for name, path in OWN]
    for text, names in sorted(by_text.values(), key=lambda t: (-len(t[1]), t[1])):
        lines += ["", "=" * 100, ", ".join(names), "", text]
    for name, path in OWN:
        lines += ["", "=" * 100, name, "", (ROOT / path).read_text(encoding="utf-8").strip("\n")]
    out = Path(sys.argv[1])
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{out}: {len(packages)} crates, {len(by_text)} texts, {out.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
