"""Name the glyphs of a face that look like another character: wrong_glyphs.py FOLDER_OF_FANDOL.

Needs what convert.py needs, Pillow, and `npm ci` for 霞鹜文楷, to which the faces are held. Prints nothing and ends with 0 where
all that it finds is left out (convert.py, WRONG) or was looked at (LOOKED_AT); else one line each, and 1.

How: each hanzi of either font, filled into a square, becomes 512 numbers (how much edge of 8 directions lies in each of 8 × 8
places; after Liu et al., Pattern Recognition 36 (2003) 2271). A glyph lies if some other character of the second font is nearer
to it than that font's own by more than GAP, or if two code points of one face have the same picture.
A few lies are nearer than that (仓 drawn as 仑, 雎 as 睢, 锺 as 鍾): they were found by eye, on the list below the gap.
"""

import io
import sys
from pathlib import Path

import numpy as np
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

from convert import FACES, LATIN, WRONG, is_hanzi, unambiguous

WENKAI = Path(__file__).resolve().parents[3] / "node_modules/@chinese-fonts/lxgwwenkai/dist/LXGWWenKai-Light"
GAP = {"fang": 0.03, "kai": 0.045}
# Right, though far from 霞鹜文楷's: parts of characters, and shapes that the two fonts write in different styles.
LOOKED_AT = {"fang": "彐", "kai": "屮扌石"}
SIZE, SIDE, CELLS, DIRECTIONS = 96, 64, 8, 8
_CENTRES = (np.arange(CELLS) + 0.5) * SIDE / CELLS
_WEIGHTS = np.exp(-((np.arange(SIDE)[:, None] - _CENTRES[None, :]) ** 2) / (2 * (SIDE / CELLS * 0.75) ** 2))


def picture(font, code):
    """64 × 64 of ink between 0 and 1, or None for a blank."""
    image = Image.new("L", (SIZE * 2, SIZE * 2), 0)
    ImageDraw.Draw(image).text((SIZE // 2, SIZE // 3), chr(code), fill=255, font=font)
    box = image.getbbox()
    return np.asarray(image.crop(box).resize((SIDE, SIDE), Image.BOX), dtype=np.float32) / 255 if box else None


def features(ink):
    """512 numbers of length 1."""
    edge = np.pad(ink, 1, mode="edge")
    across, down = edge[1:-1, 2:] - edge[1:-1, :-2], edge[2:, 1:-1] - edge[:-2, 1:-1]
    strength = np.hypot(across, down)
    turn = np.arctan2(down, across) % (2 * np.pi) / (2 * np.pi) * DIRECTIONS
    lower, share = np.floor(turn).astype(int) % DIRECTIONS, turn - np.floor(turn)
    parts = [
        _WEIGHTS.T @ (strength * ((lower == k) * (1 - share) + ((lower + 1) % DIRECTIONS == k) * share)) @ _WEIGHTS
        for k in range(DIRECTIONS)
    ]
    vector = np.sqrt(np.maximum(np.concatenate([part.ravel() for part in parts]), 0))
    return (vector / (np.linalg.norm(vector) + 1e-9)).astype(np.float32)


def read(path, codes):
    """Picture by code point, in order; None for a blank."""
    font = TTFont(path)
    font.flavor = None
    plain = io.BytesIO()
    font.save(plain)
    plain.seek(0)
    font = ImageFont.truetype(plain, SIZE)
    return {code: picture(font, code) for code in sorted(codes)}


def reference():
    """Code points and features of all hanzi of 霞鹜文楷, which comes in slices."""
    drawn = {}
    for path in sorted(WENKAI.glob("*.woff2")):
        drawn |= read(path, {code for code in TTFont(path).getBestCmap() if is_hanzi(code)} - drawn.keys())
    return list(drawn), np.array([features(ink) for ink in drawn.values()])


def found(face, path, codes, vectors):
    covered = unambiguous(TTFont(path).getBestCmap()) - LATIN - WRONG[face] - set(map(ord, LOOKED_AT[face]))
    place = {code: index for index, code in enumerate(codes)}
    same = {}
    for code, ink in read(path, {code for code in covered if is_hanzi(code)}).items():
        if ink is None:
            yield f"{face} {chr(code)} U+{code:04X} is blank"
            continue
        other = same.setdefault(ink.tobytes(), code)
        if other != code:
            yield f"{face} {chr(code)} U+{code:04X} is the picture of {chr(other)}"
        if code not in place:
            continue
        near = vectors @ features(ink)
        best = int(near.argmax())
        if near[best] - near[place[code]] > GAP[face]:
            yield f"{face} {chr(code)} U+{code:04X} looks like {chr(codes[best])}"


def main(fandol):
    codes, vectors = reference()
    lines = [line for face, file in FACES.items() for line in found(face, fandol / file, codes, vectors)]
    print("\n".join(lines), end="\n" if lines else "")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
