"""Cuts characters out of an OpenType font with CFF outlines and packs them as a TrueType woff2 file.

Why TrueType: Chromium embeds CFF outlines in a PDF as Type 3, TrueType ones as proper CID fonts, which are half as big.
"""

import io

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

from outlines import draw

MAXP_FIELDS = (
    "maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements maxSizeOfInstructions maxComponentElements "
    "maxPoints maxContours maxCompositePoints maxCompositeContours maxComponentDepth"
).split()


def convert(source, codes, out, number=-1):
    """Writes `out`; `number` is the font's place where `source` is a collection."""
    plain = io.BytesIO()
    converted(source, codes, number).save(plain)
    pack(plain, out)


def convert_as_boxes(source, codes, out, name):
    """Writes `out` with a rectangle around each outline in the outline's place; in a PDF the font is called `name`.

    `codes` come in the order that their glyphs are to have: a PDF's font has room for every glyph up to the last one that is used.

    Beside it, as .ttf, the same font with its outlines, for ../glyphs/pack-glyphs.ts. Widths, bounds and `maxp` are the same.
    """
    font = converted(source, codes, -1, in_order=True)
    for record in font["name"].names:
        if record.nameID == 6:
            record.string = name
    font.save(out.with_suffix(".ttf"))
    boxes = TTFont(out.with_suffix(".ttf"), recalcBBoxes=False, recalcTimestamp=False)
    glyf = boxes["glyf"]
    for glyph in boxes.getGlyphOrder():
        if glyf[glyph].numberOfContours > 0:
            glyf[glyph] = box_around(glyf[glyph], glyf)
    plain = io.BytesIO()
    boxes.save(plain)
    pack(plain, out)


def box_around(outline, glyf):
    pen = TTGlyphPen(None)
    pen.moveTo((outline.xMin, outline.yMin))
    pen.lineTo((outline.xMin, outline.yMax))
    pen.lineTo((outline.xMax, outline.yMax))
    pen.lineTo((outline.xMax, outline.yMin))
    pen.closePath()
    box = pen.glyph()
    box.recalcBounds(glyf)
    return box


def converted(source, codes, number, in_order=False):
    font = subset(source, codes, number)
    if in_order:
        reorder(font, codes)
    to_truetype(font)
    mark_as_changed(font)
    font["head"].modified = font["head"].created  # the same bytes at every run
    font.recalcTimestamp = False
    return font


def pack(plain, out):
    packed = TTFont(plain, recalcBBoxes=False, recalcTimestamp=False)
    packed.flavor = "woff2"
    packed.save(out)


def subset(path, codes, number=-1):
    options = Options()
    options.layout_features = ["halt"]  # half-width alternates: what text-spacing-trim needs
    options.name_IDs = options.name_languages = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE"]
    font = TTFont(path, fontNumber=number)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    return font


def reorder(font, codes):
    """Glyphs in the order of `codes`, those without a code point after them; .notdef stays the first."""
    for tag in font.keys():
        font[tag]  # read, so that glyphs go by their names
    cmap = font.getBestCmap()
    wanted = dict.fromkeys([".notdef", *(cmap[code] for code in codes if code in cmap)])
    wanted |= dict.fromkeys(font.getGlyphOrder())
    font.setGlyphOrder(list(wanted))
    place = {name: i for i, name in enumerate(wanted)}
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            if table.Format != 1:
                raise ValueError("a value for each glyph would have to be put in order, too")
            table.Coverage.glyphs.sort(key=place.get)


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
    """GPL-3, section 5a, and good manners: a changed work says so."""
    for record in font["name"].names:
        if record.nameID == 5:
            record.string = f"{record.toUnicode()}; subset and converted to TrueType for Chuangxun"
