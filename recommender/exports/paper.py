"""How do blocks become pages of a tagged PDF, always in the same bytes?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path

from fpdf import FPDF, ViewerPreferences
from fpdf.enums import RenderStyle
from fpdf.fonts import TTFFont

from recommender.exports.column import LEFT, STONE, TEAL, WIDTH
from recommender.exports.layout import Block, Box, Line, Page, Picture, Style, Text
from recommender.exports.lettering import Lettering

FONTS = Path(__file__).parent / "fonts"
TOP, BOTTOM = 13.0, 282.0
FOOT = 289.0


class Paper(FPDF):
    """An fpdf document that tags what is read and marks the rest as decoration.

    fpdf2 2.8 tags pictures only, by `_marked_sequence`; headings and paragraphs go the same way
    here, with their own names in the structure tree.
    """

    def __init__(self, title: str, subject: str, made_on: date) -> None:
        super().__init__(format="A4")
        self.set_auto_page_break(False)
        self.alias_nb_pages("")
        self.set_title(title)
        self.set_subject(subject)
        self.set_lang("en")
        self.set_creator("Limber")
        self.set_creation_date(datetime.combine(made_on, time(), UTC))
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self.add_font("noto", "", FONTS / "NotoSans-Regular.ttf")
        self.add_font("noto", "B", FONTS / "NotoSans-Bold.ttf")
        self.lettering = self._lettering()

    def printed(self, pages: Sequence[Page], foot: str) -> bytes:
        """The whole document, with these words at the foot of every page."""
        for number, page in enumerate(pages, start=1):
            self.add_page()
            self.draw(page)
            self.frame(foot, number, len(pages))
        return bytes(self.output())

    def draw(self, page: Page) -> None:
        """Put a page's blocks on the current page."""
        for block in page.blocks:
            self._draw_block(block)

    def frame(self, words: str, number: int, count: int) -> None:
        """Draw the teal edge at the top and the line at the foot."""
        style = Style(8, STONE)
        count_words = f"Page {number} of {count}"
        with self._decoration():
            self.set_fill_color(*TEAL)
            self.rect(0, 0, self.w, 2.2, style=RenderStyle.F)
            self._put(LEFT, FOOT, words, style)
            x = LEFT + WIDTH - self.lettering.width(count_words, False) * style.size
            self._put(x, FOOT, count_words, style)

    def _lettering(self) -> Lettering:
        regular, bold = self.fonts["noto"], self.fonts["notoB"]
        if not (isinstance(regular, TTFFont) and isinstance(bold, TTFFont)):
            raise TypeError("the sheet needs its two TrueType fonts")
        return Lettering(regular.cmap.keys() & bold.cmap.keys(), regular.cw, bold.cw)

    def _draw_block(self, block: Block) -> None:
        for box in block.boxes:
            self._draw_box(box)
        for text in block.texts:
            self._draw_text(text)
        for picture in block.pictures:
            self._draw_picture(picture)
        if block.marks:
            self._draw_marks(block.marks)

    def _draw_marks(self, marks: Sequence[Line]) -> None:
        with self._decoration():
            for mark in marks:
                self._put(mark.x, mark.y, mark.text, mark.style)

    def _draw_picture(self, picture: Picture) -> None:
        """Drawn in its place; fpdf2 tags it with its words."""
        self.image(
            BytesIO(picture.svg.encode()),
            picture.x,
            picture.y,
            picture.width,
            picture.height,
            alt_text=picture.alt,
        )

    def _draw_box(self, box: Box) -> None:
        with self._decoration():
            self.set_line_width(0.4)
            self.set_draw_color(*box.colour)
            self.set_fill_color(*box.colour)
            style = RenderStyle.F if box.filled else RenderStyle.D
            self.rect(box.x, box.y, box.width, box.height, style=style)

    def _draw_text(self, text: Text) -> None:
        with self._tagged(text.tag):
            for line in text.lines:
                self._put(line.x, line.y, line.text, line.style)

    def _put(self, x: float, y: float, text: str, style: Style) -> None:
        self.set_font("noto", "B" if style.bold else "", style.size)
        self.set_text_color(*style.colour)
        if shown := self.lettering.plain(text):
            self.text(x, y, shown + " ")  # the blank parts this line's last word from the next

    @contextmanager
    def _tagged(self, tag: str) -> Iterator[None]:
        mcid = self.struct_builder.next_mcid_for_page(self.page)
        self._add_marked_content(struct_type=f"/{tag}", mcid=mcid)
        self._out(f"/{tag} <</MCID {mcid}>> BDC")
        yield
        self._out("EMC")

    @contextmanager
    def _decoration(self) -> Iterator[None]:
        self._out("/Artifact BMC")
        yield
        self._out("EMC")
