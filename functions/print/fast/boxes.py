"""Makes the font of boxes from the shipped body font: boxes.py FANDOL-FANG-COMMON.woff2 OUT_FOLDER.

Writes the woff2 file with a rectangle around each outline in the outline's place, and beside it, as .ttf, the font as it was,
for pack-glyphs.ts. Characters, widths, bounds and `maxp` are the same.
"""

import io
import sys
from pathlib import Path

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont


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


def main(source, out):
    font = TTFont(source, recalcBBoxes=False, recalcTimestamp=False)
    font.flavor = None
    font.save(out / source.with_suffix(".ttf").name)
    glyf = font["glyf"]
    for glyph in font.getGlyphOrder():
        if glyf[glyph].numberOfContours > 0:
            glyf[glyph] = box_around(glyf[glyph], glyf)
    plain = io.BytesIO()
    font.save(plain)
    boxes = TTFont(plain, recalcBBoxes=False, recalcTimestamp=False)
    boxes.flavor = "woff2"
    boxes.save(out / source.name)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
