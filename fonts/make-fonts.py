#!/usr/bin/env python3
"""Cut the two faces that 对标 carries with it out of Debian's Noto Sans CJK.

Purpose. A chart must look the same on every machine and in every export, so
the program brings its own face, Noto Sans SC in Regular and Bold. The whole
face is 16 MB a weight; this keeps what government work reports are written
in, at about 2 MB a weight.

What it needs.
    apt-get install fonts-noto-cjk unicode-data
    pip install fonttools
The corpus of reports is optional; give it with --corpus.

How to run it, from anywhere:
    python3 fonts/make-fonts.py [--corpus DIR]
It writes NotoSansSC-Regular.otf and NotoSansSC-Bold.otf beside itself and
prints their size and SHA-256. The same inputs give the same bytes: there is
no clock in it, and characters are handed over as a sorted set. Run it again
when assets/ gains characters; `--list` prints which characters are in
for which reason and writes nothing.

What is kept.
    通用规范汉字表, all 8,105 characters (kTGH in Unihan)
    GB 2312 (older reports, kana, box drawing, Greek, Cyrillic)
    punctuation, ASCII, Latin, numbers, units, arrows, shapes (BLOCKS)
    every character of assets/ (among them assets/divisions.tsv)
    every character of the corpus: SEEN_IN_REPORTS, and --corpus beside it
What the face does not hold is left out and, for assets/, named.

What is dropped. Hinting, and every layout feature but kerning: `locl` nearly
doubles the size, since it brings the Japanese, Korean and Taiwan shapes along,
nothing here sets text vertically (`vert`, `vrt2`, `vkrn`), and a feature that
one renderer applies and another does not makes the same line two widths.
"""

import argparse
import bz2
import codecs
import hashlib
import re
import sys
import unicodedata
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from fontTools import subset

HERE = Path(__file__).resolve().parent
ASSETS = HERE.parent / "assets"
NOTO = Path("/usr/share/fonts/opentype/noto")
UNIHAN = Path("/usr/share/unicode")
SC = 2  # faces of the .ttc: 0 JP, 1 KR, 2 SC, 3 TC, 4 HK
WEIGHTS = ("Regular", "Bold")

# Whole blocks, first and last code point; only what the face holds is taken.
BLOCKS = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00FF),  # Latin-1: ± × · ° ²
    (0x0100, 0x017F),  # Latin Extended-A, with the pinyin ā ē ī
    (0x01CD, 0x01DC),  # pinyin ǎ ǐ ǒ ǔ ǖ ǘ ǚ ǜ
    (0x02C6, 0x02DD),  # spacing accents ˇ ˉ ˙
    (0x0391, 0x03C9),  # Greek
    (0x2000, 0x206F),  # general punctuation: – — ‘ ’ “ ” • … ‰
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20BF),  # currency
    (0x2100, 0x218F),  # ℃ № ™, fractions, Ⅰ – Ⅻ, ⅰ – ⅻ
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # − ≈ ≠ ≤ ≥ ∑ √ ∞
    (0x2460, 0x24FF),  # ① – ⑳, ⑴, ⒈
    (0x2500, 0x257F),  # box drawing
    (0x2580, 0x25FF),  # blocks and shapes: ■ □ ▲ ● ○ ◆ ◇
    (0x2600, 0x2606),  # ★ ☆
    (0x2713, 0x2717),  # ✓ ✗
    (0x2776, 0x277F),  # ❶ – ❿
    (0x2E3A, 0x2E3B),  # ⸺ ⸻: —— and ——— without gaps, for who wants to draw them so
    (0x3000, 0x303F),  # CJK punctuation: 、 。 《 》 【 】 〇 〔 〕
    (0x3220, 0x3229),  # ㈠ – ㈩
    (0x3251, 0x325F),  # ㉑ – ㉟
    (0x3380, 0x33DF),  # units: ㎎ ㎏ ㎜ ㎞ ㎡ ㎥
    (0xFE30, 0xFE4F),  # vertical forms pasted from scans: ︰ ﹏
    (0xFE50, 0xFE6B),  # small forms: ﹑ ﹪
    (0xFF01, 0xFFEE),  # full width: ，％（）～￥
)

# Must be there, or nothing is written: what the program itself draws.
REQUIRED = (
    "对标霞湛荆"
    "，。、；：？！（）《》〈〉【】〔〕「」…—–-·•~～“”‘’"
    "%％‰℃°±−×÷≈≠≥≤→←↑↓●○◆◇■□▲△①②⑩⑳ⅠⅫ²³㎡￥"
)

# What the reports of 1954–2026 that this was built with hold beyond all of the
# above, so that the result does not depend on having them at hand; slips of old
# typing (増 for 增) are among it, as a reader must see them. To bring it up to
# date: `--corpus DIR --list`.
SEEN_IN_REPORTS = (
    "㵲亼俬儉劵吋啣嘢囍坣坵増壆対尅岄廻査栢毘氹沋淉滈濆濛濬熺玍琍瑯環矅碁秺竜粬臵臶苪蔄蘋蟳賨輋迴逥釸鉎銜鮸鰜鴜"
)


def standard_hanzi():
    """The code points with a kTGH entry. The field has moved between the
    Unihan files from one version to the next, so all of them are read."""
    found = set()
    for path in sorted(UNIHAN.glob("Unihan_*.txt*")):
        opened = bz2.open if path.suffix == ".bz2" else open
        with opened(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                hit = re.match(r"U\+([0-9A-F]+)\tkTGH\t", line)
                if hit:
                    found.add(int(hit[1], 16))
    if len(found) != 8105:
        sys.exit(f"{UNIHAN}: {len(found)} characters with kTGH, 8105 expected")
    return found


def gb2312():
    """Every character that GB 2312 encodes."""
    found = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes((row, cell)).decode("gb2312")))
            except UnicodeDecodeError:
                pass  # an empty place of the table
    return found


def blocks():
    return {c for first, last in BLOCKS for c in range(first, last + 1)}


def text_of(path):
    """The text of a file: UTF-8, else GB 18030; a .docx by its w:t elements.
    A file that is none of these gives nothing."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as parts:
            root = ElementTree.fromstring(parts.read("word/document.xml"))
        return "".join(e.text or "" for e in root.iter() if e.tag.endswith("}t"))
    data = path.read_bytes()
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="ignore")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""


def characters_below(folder, suffixes=None):
    """Every printable character of the files below a folder and of their names."""
    found = set()
    if not folder.is_dir():
        return found
    for path in sorted(folder.rglob("*")):
        if path.is_file() and (suffixes is None or path.suffix in suffixes):
            found |= set(map(ord, path.name + text_of(path)))
    # Control, surrogate, private use and unassigned: not for a face to draw.
    return {c for c in found if unicodedata.category(chr(c)) not in ("Cc", "Cs", "Co", "Cn")}


def open_face(weight, options):
    return subset.load_font(str(NOTO / f"NotoSansCJK-{weight}.ttc"), options)


def cut_options():
    """As `pyftsubset --notdef-outline --name-IDs='*' --no-hinting
    --layout-features=kern --font-number=2` has it."""
    options = subset.Options()
    options.font_number = SC
    options.layout_features = ["kern"]
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.hinting = False
    options.recalc_timestamp = False
    return options


def name_cff_as_the_font(font):
    """The faces of the .ttc share one CFF table, which calls itself JP. In a
    file of its own its names must agree with the name table."""
    cff = font["CFF "].cff
    cff.fontNames[0] = font["name"].getDebugName(6)
    top = cff.topDictIndex[0]
    top.FamilyName = font["name"].getDebugName(1)
    top.FullName = font["name"].getDebugName(4)


def cut(weight, wanted):
    """Write one face; return its path."""
    options = cut_options()
    font = open_face(weight, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(wanted))
    subsetter.subset(font)
    name_cff_as_the_font(font)
    path = HERE / f"NotoSansSC-{weight}.otf"
    subset.save_font(font, str(path), options)
    return path


def show(title, characters):
    print(f"{title}: {len(characters)}")
    if len(characters) <= 400:
        print("   ", "".join(map(chr, sorted(characters))))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--corpus", type=Path, help="folder of reports whose characters to keep")
    arguments.add_argument("--list", action="store_true", help="print the characters, write nothing")
    given = arguments.parse_args()
    if given.corpus and not given.corpus.is_dir():
        sys.exit(f"{given.corpus}: no such folder")

    face = set(open_face("Regular", cut_options()).getBestCmap())
    base = standard_hanzi() | gb2312() | blocks()
    assets = characters_below(ASSETS)
    reports = set(map(ord, SEEN_IN_REPORTS))
    corpus = characters_below(given.corpus, (".md", ".txt", ".html", ".docx")) if given.corpus else set()

    wanted = (base | assets | reports | corpus) & face
    show("通用规范汉字表, GB 2312 and blocks", base & face)
    show("beyond them in assets/", (assets - base) & face)
    show("in assets/ but not in the face", assets - face)
    show("beyond them in the reports", ((reports | corpus) - base) & face)
    show("of these not yet in SEEN_IN_REPORTS", (corpus - base - reports) & face)
    show("in the reports but not in the face", (reports | corpus) - face)
    show("in 通用规范汉字表 but not in the face", standard_hanzi() - face)
    show("in all", wanted)
    missing = set(map(ord, REQUIRED)) - wanted
    if missing:
        sys.exit("required, but not in the face: " + "".join(map(chr, sorted(missing))))
    if given.list:
        return
    for weight in WEIGHTS:
        path = cut(weight, wanted)
        data = path.read_bytes()
        print(f"{path.name}  {len(data):,} bytes  sha256 {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
