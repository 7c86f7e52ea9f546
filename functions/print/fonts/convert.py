"""Make the woff2 files of this folder from the originals: convert.py FOLDER_OF_FANDOL FOLDER_OF_NOTO_CJK [OUT_FOLDER].

Needs Python 3 with fontTools and brotli (Debian: python3-fonttools, python3-brotli). README.md says where
the originals come from.

Why several files a face: less is decoded faster. 仿宋 sets the body, which stays within the 3,755 hanzi of GB 2312 level 1
most of the time; 楷体 sets one line, which stays within the 1,300 most frequent (everyday.txt).
`ranges.json` names the code points of every file, so that the renderer declares only what a text needs.
"""

import json
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

import noto
import noto_rare
from truetype import convert

HERE = Path(__file__).resolve().parent
FACES = {"fang": "FandolFang-Regular.otf", "kai": "FandolKai-Regular.otf"}
# What sets nearly all text: its glyphs in the order of their frequency, under a name of its own, by which the fast way knows it.
BODY = "fandol-fang-common.woff2"
# Fandol's own digits and letters are monoline; the renderer takes Tinos for them, so they are left out here.
LATIN = set(range(0x00, 0x80)) | set(range(0xC0, 0x250)) - {0xD7, 0xF7}

# Glyphs that show another character than their own: 仿宋 draws 碱 for 鹼, 楷体 draws 誠 for 懲, both draw ＄ for ￥ and a hyphen
# for ￣; 楷体 has a raised tilde for ～ and italic letters in its Cyrillic. They are left out: the next face shows the character.
WRONG = {
    "fang": set(map(ord, "鹼衹準鬱鬆餘醜幹癥捨臟滷￥￣")),
    "kai": set(map(ord, "懲騁誠稱仓雎锺￥￣～гдийпт")),
}


def level_one():
    """The 3,755 hanzi of GB 2312 level 1: rows 16 to 55."""
    codes = (bytes([0xA0 + row, 0xA0 + cell]) for row in range(16, 56) for cell in range(1, 95))
    return {ord(text) for text in (code.decode("gb2312", "ignore") for code in codes) if text}


def is_hanzi(code):
    return 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or code >= 0x20000


def unambiguous(cmap):
    """Code points whose glyph no better code point shares.

    Fandol draws 心 for U+5FC3 and for the radical U+2F3C with one glyph, and a PDF can give back only one of the two.
    """
    best = {}
    for code in sorted(cmap, key=lambda code: (not 0x4E00 <= code <= 0x9FFF, code)):
        best.setdefault(cmap[code], code)
    return {code for code in best.values() if not 0xE000 <= code <= 0xF8FF}


def parts(face, covered):
    """File name part -> code points; each code point in one part only."""
    symbols = {code for code in covered if not is_hanzi(code)}
    everyday = {ord(character) for character in (HERE / "everyday.txt").read_text() if character > " "}
    tiers = {"fang": [("common", level_one())], "kai": [("everyday", everyday), ("common", level_one())]}[face]
    left = set(covered)
    for index, (part, hanzi) in enumerate(tiers):
        codes = left & (hanzi | symbols if index == 0 else hanzi)
        left -= codes
        yield part, codes
    yield "rest", left


def ranges(codes):
    """{0x41, 0x42, 0x50} -> 'U+41-42,U+50'"""
    spans = []
    for code in sorted(codes):
        if spans and spans[-1][1] == code - 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return ",".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in spans)


def main(fandol, cjk, out):
    index = {}
    for face, file in FACES.items():
        covered = unambiguous(TTFont(fandol / file).getBestCmap()) - LATIN - WRONG[face]
        for part, codes in parts(face, covered):
            name = f"fandol-{face}-{part}.woff2"
            if name == BODY:
                convert(fandol / file, noto.by_frequency(codes), out / name, name="FandolFang-Common")
            else:
                convert(fandol / file, codes, out / name)
            index[name] = ranges(codes)
    index |= {name: ranges(codes) for name, codes in (noto.write(out) | noto_rare.write(cjk, out)).items()}
    (out / "ranges.json").write_text(json.dumps(index, indent=2) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else HERE)
