"""The page dimensions that the measurements expect, for the default theme and for the justified one.  They
are repeated here instead of being read from a theme, so that a mistake in a theme is noticed.  Lengths
are in pt, y from the top."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Theme:
    width: float
    height: float
    top: float
    bottom: float
    inner: float
    main: float
    gutter: float
    side: float
    tab: tuple          # width, height, top, pitch
    text_size: float
    leading: float      # of the text: the pitch of the grid on which its lines stand
    columns_gap: float  # between the columns of the index
    columns: int        # of the index, and of the explanations below the drawn page of "How to read"
    hang: float = 0.0   # how far punctuation may hang out of the block
    is_justified: bool = False
    quote: float = 14.0
    steps: tuple = ()   # of examples: widths of the columns for day, sign and verdict
    tree: tuple = ()    # of drawn guides: pitch of the columns, width of a node, x and width of a leaf
    key: tuple = ()     # of numbered keys: x of the answers, their width, x of their targets, width of the act
    asked: tuple = ()   # beside a question of a key: width of the answers that lead to it, gap

    def step_right(self, page, x):
        """The right edge of text in a step that begins at x."""
        left, right = self.full(page)
        day, sign, word = self.steps
        if x - left < day - 1:
            return left + day
        return left + day + sign + word if x - left < day + sign + word - 1 else right

    def tree_right(self, page, x):
        """The right edge of text in a drawn guide that begins at x; None if it is not in its
        columns."""
        if not self.tree:
            return None
        pitch, width, leaf, leaf_width = self.tree
        left = self.full(page)[0]
        if x - left >= leaf - 1:
            return left + leaf + leaf_width
        column, offset = divmod(x - left + 0.5, pitch)
        if offset < 1 or 5 <= offset < 6.5:
            return left + column * pitch + width - (5 if offset > 1 else 0)
        return None

    def key_right(self, page, x, is_beside):
        """The right edge of text in a numbered key that begins at x, with or without a verdict
        beside it; None if it is not in its columns."""
        start, answer, judged, act = self.key
        left, right = self.full(page)
        ends = {start: left + answer + start, judged: left + judged + act if is_beside else right}
        return next((end for at, end in ends.items() if abs(x - left - at) < 1), None)

    def full(self, page):
        """The left and right edge of the text block; page 0 is a right-hand page."""
        width = self.main + self.gutter + self.side
        left = self.inner if page % 2 == 0 else self.width - self.inner - width
        return left, left + width

    def main_column(self, page):
        left, right = self.full(page)
        return (left, left + self.main) if page % 2 == 0 else (right - self.main, right)

    def side_column(self, page):
        left, right = self.full(page)
        if not self.side:  # notes are below the text
            return left, right
        return (right - self.side, right) if page % 2 == 0 else (left, left + self.side)

    def tab_box(self, page, chapter):
        width, height, top, pitch = self.tab
        places = int((self.bottom - top) // pitch)
        y = top + pitch * ((chapter - 1) % places)
        x = self.width - width if page % 2 == 0 else 0.0
        return x, y, x + width, y + height


THEMES = {
    "default": Theme(595.28, 841.89, 72, 765, 62, 318, 20, 138, (17, 42, 72, 56), 10, 14, 20, 3,
                     steps=(80, 22, 86), tree=(84, 72, 346, 130), key=(20, 118, 158, 150),
                     asked=(200, 12)),
    "justified": Theme(419.53, 595.28, 52, 546, 45, 330, 0, 0, (12, 30, 52, 39), 9.5, 13, 14, 2,
                       hang=8.0, is_justified=True, quote=13.0, steps=(62, 20, 72), key=(18, 88, 114, 82),
                       asked=(96, 12)),
}
