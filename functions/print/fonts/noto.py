"""Noto's everyday characters in one file each.

The npm packages slice a font a hundred times: three headings take seven slices, and each is a font of its own in the PDF,
packed for itself. Here are the most frequent characters of them, cut out and put together; the others stay in the slices.
"""

import re
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
PACKAGES = HERE.parents[2] / "node_modules/@fontsource"
SIGNS = {*range(0x20, 0x7F), 0xB7, 0xD7, *range(0x2010, 0x2027), *range(0x3000, 0x3020), *range(0xFF00, 0xFF60)}
EVERYDAY = {ord(character) for character in (HERE / "everyday.txt").read_text() if character > " "}
FILES = {
    "noto-sans-500-everyday.woff2": ("noto-sans-sc/500.css", EVERYDAY | SIGNS),
    "noto-serif-900-everyday.woff2": ("noto-serif-sc/900.css", EVERYDAY | SIGNS),
    "noto-serif-400-folio.woff2": ("noto-serif-sc/400.css", {ord(character) for character in "—0123456789 \u2002"}),
}
RULE = re.compile(r"url\(\./([^)]+woff2)\)[^}]*?unicode-range:\s*([^;}]+)")


def code_points(ranges):
    for first, last in re.findall(r"U\+([0-9a-fA-F]+)(?:-([0-9a-fA-F]+))?", ranges):
        yield from range(int(first, 16), int(last or first, 16) + 1)


def parts(sheet, wanted):
    """Path of each slice -> the code points to take from it; where two have one, the later rule counts, as in CSS."""
    left = set(wanted)
    for name, ranges in reversed(RULE.findall(sheet.read_text())):
        path = sheet.parent / name
        codes = left & set(code_points(ranges))
        codes &= set(TTFont(path).getBestCmap()) if codes else set()
        left -= codes
        if codes:
            yield path, codes


def by_frequency(codes):
    """Signs, then hanzi from the most frequent on as Google Fonts slices them (the highest slice first), then all others."""
    slices = re.findall(r"serif-sc-(\d+)-900.*?unicode-range:\s*([^;}]+)", (PACKAGES / "noto-serif-sc/900.css").read_text(), re.S)
    rank = {}
    for number, ranges in slices:
        for code in code_points(ranges):
            rank[code] = max(rank.get(code, -1), int(number))
    return sorted(codes, key=lambda code: (code not in SIGNS, -rank.get(code, -1), code))


def cut(path, codes, out):
    options = Options()
    options.layout_features = ["halt"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.hinting = False
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "STAT", "GDEF"]
    font = TTFont(path, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    font.flavor = None
    font.save(out)


def write(out):
    """Writes the files; gives the code points of each by its name."""
    index = {}
    for name, (sheet, wanted) in FILES.items():
        pieces = []
        for path, codes in parts(PACKAGES / sheet, wanted):
            pieces.append(out / f"piece-{len(pieces)}.ttf")
            cut(path, codes, pieces[-1])
        font = Merger().merge([str(piece) for piece in pieces])
        font["head"].created = font["head"].modified = 0xE0000000  # the same bytes at every run
        font.recalcTimestamp = False
        font.flavor = "woff2"
        font.save(out / name)
        index[name] = set(font.getBestCmap())
        for piece in pieces:
            piece.unlink()
    return index
