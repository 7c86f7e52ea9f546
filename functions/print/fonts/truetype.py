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


def convert(source, codes, out, number=-1, name=None):
    """Writes `out`; `number` is the font's place where `source` is a collection.

    With a `name`, which the font is called in a PDF, its glyphs come in the order of `codes`: a PDF's font has room for every
    glyph up to the last one that is used.
    """
    plain = io.BytesIO()
    font = converted(source, codes, number, in_order=name is not None)
    if name is not None:
        for record in font["name"].names:
            if record.nameID == 6:
                record.string = name
    font.save(plain)
    pack(plain, out)


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
