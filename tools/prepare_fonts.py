#!/usr/bin/env python3
"""Makes resources/fonts from the fonts of the Noto project: prepare_fonts.py NotoSans-Regular.ttf ... FOLDER

The family is renamed, so that an installed Noto of another version is never taken for ours, and the hinting
instructions are dropped, which paper has no use for and which cost half the time of writing a PDF.
Needs python3-fonttools.
"""

import os
import sys

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import ttProgram

HINTING_TABLES = ("fpgm", "prep", "cvt ", "hdmx", "VDMX", "LTSH", "TTFA")
HINTING_LIMITS = ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
                  "maxSizeOfInstructions")
NAMES = (1, 3, 4, 6, 16)  # family, unique, full, PostScript, typographic family


def rename(font):
    for record in font["name"].names:
        if record.nameID in NAMES:
            record.string = record.toUnicode().replace("Noto Sans", "Desk Sans").replace("NotoSans", "DeskSans")


def drop_hints(font):
    for table in HINTING_TABLES:
        if table in font:
            del font[table]
    for name in font.getGlyphOrder():
        glyph = font["glyf"][name]
        if not hasattr(glyph, "program"):
            continue
        if glyph.isComposite():
            del glyph.program
        else:
            glyph.program = ttProgram.Program()
            glyph.program.fromBytecode(b"")
    if "gasp" in font:
        font["gasp"].gaspRange = {65535: 15}
    for limit in HINTING_LIMITS:
        setattr(font["maxp"], limit, 0)
    font["maxp"].maxZones = 1
    font["head"].flags &= ~0b11100  # integer and instructed advances


for path in sys.argv[1:-1]:
    noto = TTFont(path, recalcTimestamp=False)
    rename(noto)
    drop_hints(noto)
    noto.save(os.path.join(sys.argv[-1], os.path.basename(path).replace("NotoSans", "DeskSans")))
