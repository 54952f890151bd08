#include "widgets/griddelegate.h"

#include "widgets/arithmetic.h"
#include "widgets/linegrid.h"
#include "widgets/numberedit.h"
#include "widgets/suggestedit.h"
#include "widgets/textline.h"
#include "widgets/theme.h"

#include <QFocusEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace desk {

namespace {

constexpr int padding = 8;
constexpr int iconSide = 16;

NumberKind numberKind(ColumnKind kind)
{
    switch (kind) {
    case ColumnKind::Quantity: return NumberKind::Quantity;
    case ColumnKind::Rate: return NumberKind::Rate;
    case ColumnKind::Percent: return NumberKind::Percent;
    default: return NumberKind::Money;
    }
}

Qt::Alignment alignmentOf(const QModelIndex &index)
{
    const QVariant given = index.data(Qt::TextAlignmentRole);
    if (given.isValid()) {
        return Qt::Alignment(given.toInt());
    }
    const bool number = isNumberKind(columnKind(*index.model(), index.column()));
    return (number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

// Whole device pixels, so that all lines are of one thickness at 1.25 too.
void drawEdges(QPainter &painter, const QRect &cell, const QColor &color, bool right)
{
    QPen pen(color, std::max(1.0, std::floor(painter.device()->devicePixelRatioF())));
    pen.setCosmetic(true);
    painter.setPen(pen);
    painter.drawLine(cell.bottomLeft(), cell.bottomRight());
    if (right) {
        painter.drawLine(cell.topRight(), cell.bottomRight());
    }
}

struct CellLook {
    QColor ground;
    QString iconName;
    ColorRole iconRole = ColorRole::Error;
};

CellLook lookOf(const QModelIndex &index, const Tokens &t)
{
    if (!index.data(ProblemRole).toString().isEmpty()) {
        return {t.errorSoft, u"circle-alert"_s, ColorRole::Error};
    }
    if (!index.data(WarningRole).toString().isEmpty()) {
        return {t.warningSoft, u"triangle-alert"_s, ColorRole::Warning};
    }
    return {t.surface, {}, ColorRole::Error};
}

} // namespace

GridDelegate::GridDelegate(LineGrid *grid) : QStyledItemDelegate(grid), m_grid(grid) {}

QWidget *GridDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const ColumnKind kind = columnKind(*index.model(), index.column());
    QLineEdit *editor = nullptr;
    if (kind == ColumnKind::Suggest) {
        auto *suggest = new SuggestEdit(parent);
        suggest->setInGrid(true);
        m_grid->wireSuggest(suggest, index);
        editor = suggest;
    } else if (isNumberKind(kind)) {
        editor = new NumberEdit(numberKind(kind), parent);
    } else {
        editor = new QLineEdit(parent);
    }
    editor->setProperty("inCell", true);
    editor->setAlignment(alignmentOf(index));
    const QString header = index.model()->headerData(index.column(), Qt::Horizontal).toString();
    editor->setAccessibleName(tr("%1, row %2").arg(header).arg(index.row() + 1));
    const QString problem = index.data(ProblemRole).toString();
    editor->setAccessibleDescription(problem);
    markBad(editor, !problem.isEmpty());
    m_grid->m_editor = editor;
    return editor;
}

void GridDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *line = qobject_cast<QLineEdit *>(editor);
    // Totals that are worked out anew, and a late answer, must not overwrite what is being typed (ux 6.3.13).
    if (!line || line->isModified()) {
        return;
    }
    const QString text = index.data(Qt::EditRole).toString();
    if (auto *suggest = qobject_cast<SuggestEdit *>(editor)) {
        suggest->setChoice(text, index.data(ChoiceRole));
    } else if (line->text() != text) {
        line->setText(text);
    }
    line->selectAll();
}

void GridDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (auto *suggest = qobject_cast<SuggestEdit *>(editor)) {
        m_grid->keepTyped(suggest, index);
        return;
    }
    const auto *line = qobject_cast<QLineEdit *>(editor);
    if (!line || !line->isModified()) {
        return;
    }
    const auto *number = qobject_cast<const NumberEdit *>(line);
    model->setData(index, number ? workedOut(number->kind(), line->text()) : line->text(), Qt::EditRole);
}

void GridDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    editor->setGeometry(option.rect.adjusted(0, 0, -1, -1));
}

bool GridDelegate::eventFilter(QObject *watched, QEvent *event)
{
    auto *editor = qobject_cast<QWidget *>(watched);
    if (!editor) {
        return QStyledItemDelegate::eventFilter(watched, event);
    }
    switch (event->type()) {
    case QEvent::KeyPress: return m_grid->takeKey(static_cast<QKeyEvent *>(event), editor);
    case QEvent::FocusOut: {
        // Another window in front leaves the editor as it is: commitPending() knows of it.
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason == Qt::ActiveWindowFocusReason || reason == Qt::PopupFocusReason) {
            return false;
        }
        return QStyledItemDelegate::eventFilter(watched, event);
    }
    default: return QStyledItemDelegate::eventFilter(watched, event);
    }
}

void GridDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme theme = Theme::of(m_grid);
    const Tokens &t = theme.tokens();
    const CellLook look = lookOf(index, t);
    const QRect cell = option.rect;
    const QHeaderView *header = m_grid->horizontalHeader();
    const bool lastColumn = header->visualIndex(index.column()) == header->count() - header->hiddenSectionCount() - 1;
    painter->fillRect(cell, look.ground);
    drawEdges(*painter, cell, t.divider, !lastColumn);
    const Qt::Alignment alignment = alignmentOf(index);
    QRect rest = cell.adjusted(padding, 0, -padding - 1, -1);
    if (!look.iconName.isEmpty()) {
        const bool right = alignment.testFlag(Qt::AlignRight);
        const int x = right ? rest.left() : rest.right() - iconSide + 1;
        themeIcon(look.iconName, look.iconRole)
            .paint(painter, QRect(x, rest.center().y() - iconSide / 2 + 1, iconSide, iconSide));
        rest.adjust(right ? iconSide + 4 : 0, 0, right ? 0 : -iconSide - 4, 0);
    }
    if (const QString mark = index.data(MarkRole).toString(); !mark.isEmpty()) {
        themeIcon(mark, ColorRole::Muted)
            .paint(painter, QRect(rest.left(), rest.center().y() - iconSide / 2 + 1, iconSide, iconSide));
        rest.setLeft(rest.left() + iconSide + 6);
    }
    painter->setFont(option.font);
    painter->setPen(index.column() == 0 && !isEditableCell(index) ? t.muted : t.text);
    drawTextLine(*painter, rest, alignment, index.data().toString());
    if (index == m_grid->currentIndex() && m_grid->hasFocus()) {
        painter->setPen(QPen(t.accent, 2));
        painter->drawRect(cell.adjusted(1, 1, -2, -2));
    }
}

} // namespace desk
