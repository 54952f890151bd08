#include "widgets/theme.h"

#include <QHash>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace desk {

namespace {

QString fields()
{
    return uR"(
QLineEdit, QPlainTextEdit, QTextEdit {
    background: @field; border: 1px solid @fieldBorder; border-radius: 4px;
    selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit { padding: 0 8px; min-height: @h30; }
QPlainTextEdit, QTextEdit { padding: 5px 4px; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover { border-color: @text; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: @surfaceAlt; border-color: @divider; color: @muted; }
QLineEdit:disabled { background: @surfaceAlt; border-color: @divider; }
QLineEdit:focus { border: 2px solid @accent; padding: 0 7px; min-height: @h28; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @accent; padding: 4px 3px; }
QLineEdit[bad="true"], QPlainTextEdit[bad="true"] { background: @errorSoft; border-color: @error; }
QLineEdit[inCell="true"] { border: none; border-radius: 0; padding: 0 6px; min-height: 0; background: @field; }
QLineEdit[inCell="true"]:focus { border: 2px solid @accent; padding: 0 5px; min-height: 0; }
)"_s;
}

QString tables()
{
    return uR"(
QTableView {
    background: @surface; alternate-background-color: @surfaceAlt; border: 1px solid @divider; border-radius: 4px;
    gridline-color: @divider; selection-background-color: @selection; selection-color: @text; }
QHeaderView { background: @surfaceAlt; border: none; }
QHeaderView::section {
    background: @surfaceAlt; color: @muted; border: none; border-right: 1px solid @divider;
    border-bottom: 1px solid @divider; padding: 0 8px; font-weight: 600; font-size: @captionpt; }
QHeaderView::section:horizontal { min-height: @h33; }
QHeaderView::section:last, QHeaderView::section:only-one { border-right: none; }
QAbstractScrollArea::corner { background: @surface; border: none; }
QTableCornerButton::section { background: @surfaceAlt; border: none; }
)"_s;
}

QString texts()
{
    return uR"(
QLabel[textRole="caption"] { color: @muted; font-size: @captionpt; }
QLabel[textRole="muted"] { color: @muted; }
QLabel[textRole="error"] { color: @error; font-size: @captionpt; }
QLabel[textRole="warning"] { color: @warning; font-size: @captionpt; }
QLabel[textRole="strong"] { font-weight: 600; }
QLabel[textRole="section"] { font-size: @sectionpt; font-weight: 600; }
QLabel[textRole="title"], QLabel[textRole="total"] { font-size: @titlept; font-weight: 600; }
QLabel[textRole="mono"], QPlainTextEdit[textRole="mono"] { font-family: "DejaVu Sans Mono", "Consolas", monospace;
    font-size: @captionpt; }
QToolTip { background: @surface; color: @text; border: 1px solid @fieldBorder; padding: 4px; }
)"_s;
}

QString frames()
{
    return uR"(
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
desk--Card { background: @surface; border: 1px solid @divider; border-radius: 6px; }
desk--SidePanel { background: @surface; border: none; border-left: 1px solid @fieldBorder; }
desk--SideNav { background: @surface; border: none; border-right: 1px solid @divider; }
desk--MessageBar { border-radius: 4px; border: 1px solid @accent; background: @selection; }
desk--MessageBar[tone="error"] { border-color: @error; background: @errorSoft; }
desk--MessageBar[tone="warning"] { border-color: @warning; background: @warningSoft; }
desk--MessageBar[tone="success"] { border-color: @success; background: @successSoft; }
desk--SuggestList { background: @surface; border: 1px solid @accent; border-radius: 0; outline: none; }
desk--MonthCalendar { background: @surface; border: 1px solid @accent; border-radius: 4px; }
QFrame#foot { background: transparent; border: none; border-top: 1px solid @divider; }
QMenu { background: @surface; border: 1px solid @divider; padding: 4px 0; }
QMenu::item { padding: 6px 24px 6px 12px; }
QMenu::item:selected { background: @selection; color: @text; }
QMenu::item:disabled { color: @fieldBorder; }
QMenu::separator { height: 1px; background: @divider; margin: 4px 0; }
QTabWidget::pane { border: none; border-top: 1px solid @divider; }
QTabBar::tab { background: transparent; color: @muted; padding: 8px 12px; border: none;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @accent; border-bottom-color: @accent; font-weight: 600; }
QTabBar::tab:hover:!selected { color: @text; }
QTabBar:focus { background: @selection; }
)"_s;
}

QString scrollBars()
{
    return uR"(
QScrollBar { background: @surface; border: none; }
QScrollBar:vertical { width: 12px; margin: 0; }
QScrollBar:horizontal { height: 12px; margin: 0; }
QScrollBar::handle { background: @fieldBorder; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 2px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 2px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)"_s;
}

QHash<QString, QString> values(const Theme &theme)
{
    const Tokens &t = theme.tokens();
    const auto points = [&theme](TextSize size) { return QString::number(theme.points(size)) + u"pt"_s; };
    const auto pixels = [&theme](int length, int less) { return QString::number(theme.px(length) - less) + u"px"_s; };
    return {{u"window"_s, t.window.name()},
            {u"surface"_s, t.surface.name()},
            {u"surfaceAlt"_s, t.surfaceAlt.name()},
            {u"divider"_s, t.divider.name()},
            {u"fieldBorder"_s, t.fieldBorder.name()},
            {u"text"_s, t.text.name()},
            {u"muted"_s, t.muted.name()},
            {u"accent"_s, t.accent.name()},
            {u"onAccent"_s, t.onAccent.name()},
            {u"selection"_s, t.selection.name()},
            {u"error"_s, t.error.name()},
            {u"errorSoft"_s, t.errorSoft.name()},
            {u"warning"_s, t.warning.name()},
            {u"warningSoft"_s, t.warningSoft.name()},
            {u"success"_s, t.success.name()},
            {u"successSoft"_s, t.successSoft.name()},
            {u"field"_s, t.field.name()},
            {u"captionpt"_s, points(TextSize::Caption)},
            {u"sectionpt"_s, points(TextSize::Section)},
            {u"titlept"_s, points(TextSize::Title)},
            {u"h30"_s, pixels(32, 2)},
            {u"h28"_s, pixels(32, 4)},
            {u"h33"_s, pixels(34, 1)}};
}

} // namespace

QString styleSheetFor(const Theme &theme)
{
    QString sheet = fields() + tables() + texts() + frames() + scrollBars();
    const QHash<QString, QString> known = values(theme);
    QStringList names = known.keys();
    // The longest first, so that "@surface" does not eat the start of "@surfaceAlt".
    std::sort(names.begin(), names.end(), [](const QString &a, const QString &b) { return a.size() > b.size(); });
    for (const QString &name : names) {
        sheet.replace(u'@' + name, known.value(name));
    }
    return sheet;
}

} // namespace desk
