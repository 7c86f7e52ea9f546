"""The characters of 通用规范汉字表 that the npm slices of Noto lack (𫖮, 𬭚 …), from the whole fonts, in the same weights."""

from fontTools.ttLib import TTFont

from noto import HERE, PACKAGES, parts
from truetype import convert

STANDARD = {ord(character) for character in (HERE.parents[2] / "tests/print/standard-hanzi.txt").read_text() if character > " "}
FILES = {
    "noto-sans-500-rare.woff2": ("NotoSansCJK-Medium.ttc", "noto-sans-sc/500.css"),
    "noto-serif-900-rare.woff2": ("NotoSerifCJK-Black.ttc", "noto-serif-sc/900.css"),
}
# Japanese, Korean, then Simplified Chinese: the order in each collection.
SIMPLIFIED_CHINESE = 2


def write(source, out):
    """Writes the files; gives the code points of each by its name."""
    index = {}
    for name, (file, sheet) in FILES.items():
        sliced = {code for _, codes in parts(PACKAGES / sheet, STANDARD) for code in codes}
        index[name] = (STANDARD - sliced) & set(TTFont(source / file, fontNumber=SIMPLIFIED_CHINESE).getBestCmap())
        convert(source / file, index[name], out / name, SIMPLIFIED_CHINESE)
    return index
