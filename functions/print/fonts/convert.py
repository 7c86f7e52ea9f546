"""Make the woff2 files of this folder from the Fandol originals: convert.py FOLDER_WITH_OTF [OUT_FOLDER].

Needs Python 3 with fontTools and brotli (Debian: python3-fonttools, python3-brotli). README.md says where the originals come from.

Why TrueType: Chromium embeds CFF outlines in a PDF as Type 3, TrueType ones as proper CID fonts, which are half as big.
Why several files a face: less is decoded faster. 仿宋 sets the body, which stays within the 3,755 hanzi of GB 2312 level 1
most of the time; 楷体 sets one line, which stays within the 1,300 most frequent (everyday.txt).
`ranges.json` names the code points of every file, so that the renderer declares only what a text needs.
"""

import io
import json
import sys
from pathlib import Path

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

import noto
from outlines import draw

HERE = Path(__file__).resolve().parent
FACES = {"fang": "FandolFang-Regular.otf", "kai": "FandolKai-Regular.otf"}
# Fandol's own digits and letters are monoline; the renderer takes Tinos for them, so they are left out here.
LATIN = set(range(0x00, 0x80)) | set(range(0xC0, 0x250)) - {0xD7, 0xF7}
MAXP_FIELDS = (
    "maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements maxSizeOfInstructions maxComponentElements "
    "maxPoints maxContours maxCompositePoints maxCompositeContours maxComponentDepth"
).split()


def level_one():
    """The 3,755 hanzi of GB 2312 level 1: rows 16 to 55."""
    codes = (bytes([0xA0 + row, 0xA0 + cell]) for row in range(16, 56) for cell in range(1, 95))
    return {ord(text) for text in (code.decode("gb2312", "ignore") for code in codes) if text}


def is_hanzi(code):
    return 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or code >= 0x20000


def subset(path, codes):
    options = Options()
    options.layout_features = ["halt"]  # half-width alternates: what text-spacing-trim needs
    options.name_IDs = options.name_languages = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE"]
    font = TTFont(path)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    return font


def to_truetype(font):
    """Replace cubic CFF outlines by quadratic ones, in place."""
    glyph_set, order = font.getGlyphSet(), font.getGlyphOrder()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(glyph_set)
        draw(glyph_set[name], glyph_set, pen)
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    glyf = font["glyf"] = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, glyphs
    del font["CFF "]
    glyf.compile(font)
    for name in order:
        glyphs[name].recalcBounds(glyf)
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyphs[name], "xMin", 0) or 0)
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    maxp.maxZones = 1
    for field in MAXP_FIELDS:
        setattr(maxp, field, 0)
    maxp.compile(font)
    post = font["post"]
    post.formatType, post.extraNames, post.mapping = 3.0, [], {}
    font.sfntVersion = "\0\1\0\0"


def mark_as_changed(font):
    """GPL-3, section 5a: a changed work says so."""
    for record in font["name"].names:
        if record.nameID == 5:
            record.string = f"{record.toUnicode()}; subset and converted to TrueType for Chuangxun"


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


def main(source, out):
    index = {}
    for face, file in FACES.items():
        covered = unambiguous(TTFont(source / file).getBestCmap()) - LATIN
        for part, codes in parts(face, covered):
            font = subset(source / file, codes)
            to_truetype(font)
            mark_as_changed(font)
            font["head"].modified = font["head"].created  # the same bytes at every run
            font.recalcTimestamp = False
            plain = io.BytesIO()
            font.save(plain)
            packed = TTFont(plain, recalcTimestamp=False)
            packed.flavor = "woff2"
            name = f"fandol-{face}-{part}.woff2"
            packed.save(out / name)
            index[name] = ranges(codes)
    index |= {name: ranges(codes) for name, codes in noto.write(out).items()}
    (out / "ranges.json").write_text(json.dumps(index, indent=2) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else HERE)
