"""The style sheet of the whole program, made from a set of colours.

Widgets carry their part as the dynamic properties `role`, `kind` and `ground`; the factories of ui/widgets set them.
"""

from __future__ import annotations

from pathlib import Path

from ui.look.colours import LIGHT, SOFT, Colours
from ui.look.space import HIT, RADIUS, SMALL_RADIUS
from ui.look.type_scale import ROLES

_MARKS = Path(__file__).with_name("marks").as_posix()  # drawings that Qt takes from files only
_LEAST_PADDING = 3  # pixels above and below words that are pressed
_SIGN = 20  # pixels of an icon on a button


def style_sheet(c: Colours, line: int) -> str:
    """Everything Qt is to paint otherwise than Fusion does.

    `line` is the height in pixels of a line of body text in the window's script: Arabic letters need more.
    """
    high = pressed_height(line)
    parts = (
        _text(c),
        _grounds(c),
        _buttons(c, high, line),
        _fields(c, high),
        _choices(c, high, line),
        _lists(c),
        _bars(c),
    )
    return "\n".join(parts)


def pressed_height(line: int) -> int:
    """Of a button or a field, in pixels, where a line of text is so high."""
    return max(HIT, line + 2 * _LEAST_PADDING + 2)


def _text(c: Colours) -> str:
    sizes = "\n".join(
        f'QLabel[role="{role}"] {{ font-size: {pixels}px; font-weight: {int(weight)}; }}'
        for role, (pixels, weight) in ROLES.items()
    )
    kinds = "\n".join(
        f'QLabel[kind="{kind}"] {{ color: {getattr(c, kind)}; }}'
        f'QLabel[role="badge"][kind="{kind}"] {{ background: {getattr(c, kind + "_soft")}; }}'
        for kind in SOFT
    )
    return f"""
QLabel {{ color: {c.text}; background: transparent; }}
QLabel:disabled {{ color: {c.quiet}; }}
{sizes}
QLabel[role="quiet"], QLabel[role="small"] {{ color: {c.quiet}; }}
QLabel[role="badge"] {{
    font-size: 13px; font-weight: 600; padding: 3px 10px; border-radius: 11px;
    background: {c.raised}; color: {c.quiet};
}}
{kinds}
QToolTip {{
    background: {c.text}; color: {c.surface}; border: 1px solid {c.text}; padding: 5px 8px; font-size: 13px;
}}
"""


def _grounds(c: Colours) -> str:
    soft = "\n".join(
        f'QFrame[ground="{kind}"] {{ background: {getattr(c, kind + "_soft")};'
        f" border: 1px solid {getattr(c, kind + '_soft')}; border-radius: {RADIUS}px; }}"
        for kind in SOFT
    )
    return f"""
QMainWindow, QDialog {{ background: {c.window}; }}
QFrame[ground="card"] {{
    background: {c.surface}; border: 1px solid {c.line}; border-radius: {RADIUS}px;
}}
QFrame[ground="line"] {{ background: {c.line}; border: none; }}
QFrame[ground="rail"] {{ background: {c.surface}; border: none; }}
QFrame[ground="foot"] {{ background: {c.surface}; border: none; border-top: 1px solid {c.line}; }}
{soft}
QScrollArea, QScrollArea > QWidget > QWidget[ground="page"] {{ background: transparent; border: none; }}
QScrollArea[ring="true"] {{ border: 2px solid transparent; border-radius: {RADIUS}px; }}
QScrollArea[ring="true"]:focus {{ border: 2px solid {c.focus}; }}
"""


def _buttons(c: Colours, high: int, line: int) -> str:
    above, beside = (high - 1 - line) // 2, (high - 1 - _SIGN) // 2
    return f"""
QPushButton, QToolButton {{
    padding: {above}px 16px; border-radius: {SMALL_RADIUS}px;
    border: 1px solid {c.edge}; background: {c.surface}; color: {c.text}; font-size: 15px;
}}
QToolButton {{ padding: {above}px 8px; }}
QPushButton:hover, QToolButton:hover {{ background: {c.raised}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {c.line}; }}
QPushButton:checked, QToolButton:checked {{
    background: {c.accent_soft}; border-color: {c.accent}; color: {c.text};
}}
QPushButton:disabled, QToolButton:disabled {{
    background: transparent; color: {c.quiet}; border: 1px dashed {c.line};
}}
QPushButton[kind="primary"] {{
    background: {c.accent}; border-color: {c.accent}; color: {c.on_accent}; font-weight: 600;
}}
QPushButton[kind="danger"] {{
    background: {c.danger}; border-color: {c.danger}; color: {c.on_danger}; font-weight: 600;
}}
QPushButton[kind="primary"]:hover {{ background: {_mixed(c.accent, c.text, 0.14)}; }}
QPushButton[kind="danger"]:hover {{ background: {_mixed(c.danger, c.text, 0.14)}; }}
QPushButton[kind="primary"]:pressed {{ background: {_mixed(c.accent, c.text, 0.28)}; }}
QPushButton[kind="danger"]:pressed {{ background: {_mixed(c.danger, c.text, 0.28)}; }}
QPushButton[kind="primary"]:disabled, QPushButton[kind="danger"]:disabled {{
    background: {c.raised}; color: {c.quiet}; border: 1px solid {c.line}; font-weight: 600;
}}
QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent; color: {c.accent}; }}
QPushButton[kind="quiet"]:hover {{ background: {c.raised}; }}
QPushButton[kind="quiet"]:disabled {{ color: {c.quiet}; border-color: transparent; }}
QPushButton[shape="icon"] {{ padding: {beside}px; }}
QPushButton::menu-indicator {{
    image: url("{_MARKS}/arrow_down.svg"); width: 18px; height: 14px;
    subcontrol-origin: border; subcontrol-position: center right;
}}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {c.focus}; padding: {above - 1}px 15px; }}
QToolButton:focus {{ padding: {above - 1}px 7px; }}
QPushButton[kind="primary"]:focus {{ border: 1px solid {c.accent}; padding: {above}px 16px; }}
QPushButton[kind="danger"]:focus {{ border: 1px solid {c.danger}; padding: {above}px 16px; }}
QPushButton[shape="icon"]:focus {{ padding: {beside - 1}px; }}
QToolButton[place="true"] {{ background: transparent; border-color: transparent; font-size: 13px; }}
QToolButton[place="true"]:hover {{ background: {c.raised}; }}
QToolButton[place="true"]:checked {{ background: {c.accent_soft}; font-weight: 600; }}
QToolButton[place="true"]:focus {{ border: 2px solid {c.focus}; }}
"""


def _fields(c: Colours, high: int) -> str:
    kinds = "QLineEdit", "QPlainTextEdit", "QTextEdit", "QComboBox", "QSpinBox", "QDoubleSpinBox", "QDateEdit"
    every = ", ".join(kinds)
    focused = ", ".join(f"{kind}:focus" for kind in kinds)
    disabled = ", ".join(f"{kind}:disabled" for kind in kinds)
    return f"""
{every} {{
    background: {c.surface}; color: {c.text}; border: 1px solid {c.edge}; border-radius: {SMALL_RADIUS}px;
    padding: 6px 10px; font-size: 15px;
    selection-background-color: {c.accent}; selection-color: {c.on_accent};
}}
QLineEdit, QPlainTextEdit, QTextEdit {{ placeholder-text-color: {c.quiet}; }}
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit {{ min-height: {high - 14}px; }}
{focused} {{ border: 2px solid {c.focus}; padding: 5px 9px; }}
{disabled} {{ background: {c.raised}; color: {c.quiet}; border: 1px solid {c.line}; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit, QAbstractSpinBox QLineEdit:focus, QComboBox QLineEdit:focus {{
    border: none; background: transparent; padding: 0 6px; min-height: 0;
}}
QComboBox::drop-down {{ border: none; width: 34px; subcontrol-origin: border; subcontrol-position: center right; }}
QComboBox::down-arrow {{ image: url("{_MARKS}/arrow_down.svg"); width: 16px; height: 16px; }}
QAbstractSpinBox {{ qproperty-alignment: AlignCenter; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: 28px; background: transparent; }}
QAbstractSpinBox::up-arrow {{ image: url("{_MARKS}/arrow_up.svg"); width: 14px; height: 14px; }}
QAbstractSpinBox::down-arrow {{ image: url("{_MARKS}/arrow_down.svg"); width: 14px; height: 14px; }}
QComboBox QAbstractItemView {{
    background: {c.surface}; color: {c.text}; border: 1px solid {c.edge}; padding: 4px; outline: 0;
    selection-background-color: {c.accent_soft}; selection-color: {c.text};
}}
"""


def _choices(c: Colours, high: int, line: int) -> str:
    above = (high - 3 - line) // 2
    check = "check_bright" if c is LIGHT else "check_dark"
    return f"""
QCheckBox, QRadioButton {{ color: {c.text}; spacing: 10px; padding: {above}px 6px;
    border: 2px solid transparent; border-radius: {SMALL_RADIUS}px; font-size: 15px; min-height: {line}px; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {c.quiet}; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {c.focus}; }}
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {{
    width: 18px; height: 18px; border: 1px solid {c.edge}; background: {c.surface};
}}
QCheckBox::indicator, QAbstractItemView::indicator {{ border-radius: 5px; }}
QRadioButton::indicator {{ border-radius: 10px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {c.accent}; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{
    border-color: {c.accent}; background: {c.accent}; image: url("{_MARKS}/{check}.svg");
}}
QRadioButton::indicator:checked {{ width: 8px; height: 8px; border: 6px solid {c.accent}; background: {c.surface}; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {c.line}; background: {c.raised}; }}
QCheckBox::indicator:checked:disabled {{ background: {c.quiet}; }}
QRadioButton::indicator:checked:disabled {{ border-color: {c.quiet}; }}
QGroupBox {{ border: none; margin-top: 26px; padding: 0; font-weight: 600; }}
QGroupBox::title {{ subcontrol-origin: margin; padding: 0; color: {c.text}; }}
"""


def _lists(c: Colours) -> str:
    return f"""
QAbstractItemView {{
    background: {c.surface}; color: {c.text}; border: 1px solid {c.line}; border-radius: {SMALL_RADIUS}px;
    outline: 0; alternate-background-color: {c.raised}; gridline-color: {c.line};
}}
QAbstractItemView:focus {{ border: 2px solid {c.focus}; }}
QListView::item, QTreeView::item, QTableView::item {{ padding: 8px 10px; border: none; color: {c.text}; }}
QListView::item:hover, QTreeView::item:hover, QTableView::item:hover {{ background: {c.raised}; }}
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {{
    background: {c.accent_soft}; color: {c.text};
}}
QHeaderView, QHeaderView:focus {{ border: none; border-radius: 0; background: {c.surface}; }}
QTableCornerButton::section {{ background: {c.surface}; border: none; }}
QHeaderView::section {{
    background: {c.surface}; color: {c.quiet}; border: none; border-bottom: 1px solid {c.line};
    padding: 8px 10px; font-size: 13px; font-weight: 600;
}}
QMenuBar {{ background: {c.window}; color: {c.text}; padding: 2px 6px; }}
QMenuBar::item {{ padding: 6px 10px; border-radius: 6px; background: transparent; }}
QMenuBar::item:selected {{ background: {c.raised}; }}
QMenu {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.edge}; padding: 6px; }}
QMenu::item {{ padding: 7px 28px 7px 14px; border-radius: 6px; }}
QMenu::item:selected {{ background: {c.accent_soft}; }}
QMenu::item:disabled {{ color: {c.quiet}; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: 6px 8px; }}
"""


def _bars(c: Colours) -> str:
    return f"""
QProgressBar {{ background: {c.line}; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 3px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {c.edge}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 36px; }}
QScrollBar::handle:horizontal {{ min-width: 36px; }}
QScrollBar::handle:hover {{ background: {c.quiet}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSlider::groove:horizontal {{ height: 4px; background: {c.line}; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {c.accent}; border-radius: 2px; }}
QSlider::handle:horizontal {{
    width: 16px; height: 16px; margin: -7px 0; border-radius: 9px;
    background: {c.accent}; border: 1px solid {c.surface};
}}
QSlider::handle:horizontal:focus {{ border: 3px solid {c.focus}; background: {c.surface}; }}
QSlider {{ min-height: 24px; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {c.line}; }}
QTabBar::tab {{ padding: 9px 16px; color: {c.quiet}; background: transparent; border: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {c.accent}; border-bottom: 2px solid {c.accent}; font-weight: 600; }}
QTabBar::tab:focus {{ border: 2px solid {c.focus}; border-radius: 6px; }}
QStatusBar {{ background: {c.window}; color: {c.quiet}; }}
QStatusBar::item {{ border: none; }}
QSplitter::handle {{ background: transparent; }}
QSplitter::handle:hover {{ background: {c.line}; }}
"""


def _mixed(one: str, other: str, share: float) -> str:
    """`one` with a share (0 to 1) of `other` in it."""
    channels = (
        round(int(one[at : at + 2], 16) * (1 - share) + int(other[at : at + 2], 16) * share)
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02x}" for channel in channels)
