#include "widgets/pagedtableview.h"

#include "widgets/gridcells.h"
#include "widgets/textline.h"
#include "widgets/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace desk {

class ListDelegate final : public QStyledItemDelegate {
public:
    explicit ListDelegate(PagedTableView *view) : QStyledItemDelegate(view), m_view(view) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme theme = Theme::of(m_view);
        const Tokens &t = theme.tokens();
        const QRect cell = option.rect;
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const bool hovered = index.row() == m_view->m_hovered;
        painter->fillRect(cell,
                          selected              ? t.selection
                              : hovered         ? hoverGround(t)
                              : index.row() % 2 ? t.surfaceAlt
                                                : t.surface);
        const QVariant given = index.data(Qt::TextAlignmentRole);
        const Qt::Alignment alignment = given.isValid() ? Qt::Alignment(given.toInt()) : Qt::AlignLeft;
        QRect rest = cell.adjusted(8, 0, -8, 0);
        if (const QString mark = index.data(MarkRole).toString(); !mark.isEmpty()) {
            themeIcon(mark, ColorRole::Muted).paint(painter, QRect(rest.left(), rest.center().y() - 7, 16, 16));
            rest.setLeft(rest.left() + 22);
        }
        const QVariant tone = index.data(ToneRole);
        painter->setFont(option.font);
        painter->setPen(tone.isValid() ? t.ink(Tone(tone.toInt())) : t.text);
        drawTextLine(*painter, rest, alignment, index.data().toString());
        if (m_view->hasFocus() && index.row() == m_view->currentIndex().row()) {
            paintRing(painter, cell, index, t.accent);
        }
    }

private:
    static QColor hoverGround(const Tokens &t)
    {
        QColor ground = t.selection;
        ground.setAlphaF(0.5F);
        return ground;
    }

    // The ring goes round the row, drawn cell by cell.
    void paintRing(QPainter *painter, const QRect &cell, const QModelIndex &index, const QColor &color) const
    {
        const QHeaderView *header = m_view->horizontalHeader();
        const int visual = header->visualIndex(index.column());
        painter->fillRect(QRect(cell.left(), cell.top(), cell.width(), 2), color);
        painter->fillRect(QRect(cell.left(), cell.bottom() - 1, cell.width(), 2), color);
        if (visual == 0) {
            painter->fillRect(QRect(cell.left(), cell.top(), 2, cell.height()), color);
        }
        if (visual == header->count() - header->hiddenSectionCount() - 1) {
            painter->fillRect(QRect(cell.right() - 1, cell.top(), 2, cell.height()), color);
        }
    }

    PagedTableView *m_view;
};

PagedTableView::PagedTableView(QWidget *parent) : QTableView(parent)
{
    setItemDelegate(new ListDelegate(this));
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setMouseTracking(true);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setAccessibleName(tr("List"));
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int column) {
        const QHeaderView *header = horizontalHeader();
        const bool down = header->isSortIndicatorShown() && header->sortIndicatorSection() == column
            && header->sortIndicatorOrder() == Qt::AscendingOrder;
        Q_EMIT sortRequested(column, down ? Qt::DescendingOrder : Qt::AscendingOrder);
    });
    applyMeasures();
}

void PagedTableView::applyMeasures()
{
    verticalHeader()->setMinimumSectionSize(Theme::of(this).px(30));
    verticalHeader()->setDefaultSectionSize(Theme::of(this).px(30));
}

QList<int> PagedTableView::selectedRows() const
{
    QList<int> rows;
    if (selectionModel()) {
        for (const QItemSelectionRange &range : selectionModel()->selection()) {
            for (int row = range.top(); row <= range.bottom(); ++row) {
                rows.append(row);
            }
        }
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

void PagedTableView::setCurrentRow(int row)
{
    if (model() && row >= 0 && row < model()->rowCount()) {
        setCurrentIndex(model()->index(row, std::max(0, currentIndex().column())));
        scrollTo(currentIndex());
    }
}

void PagedTableView::copyRows() const
{
    QStringList lines;
    for (const int row : selectedRows()) {
        QStringList cells;
        for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
            const int column = horizontalHeader()->logicalIndex(visual);
            if (!isColumnHidden(column)) {
                cells.append(model()->index(row, column).data().toString());
            }
        }
        lines.append(cells.join(u'\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void PagedTableView::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    const QModelIndex current = currentIndex();
    if ((key == Qt::Key_Return || key == Qt::Key_Enter) && modifiers == Qt::NoModifier && current.isValid()) {
        Q_EMIT opened(current.row());
        return;
    }
    if (key == Qt::Key_Space && modifiers == Qt::NoModifier && current.isValid()) {
        Q_EMIT ticked(current.row());
        return;
    }
    if (event->matches(QKeySequence::Copy)) {
        copyRows();
        return;
    }
    if ((key == Qt::Key_Up || key == Qt::Key_Down) && modifiers == Qt::AltModifier && current.isValid()) {
        Q_EMIT sortRequested(current.column(), key == Qt::Key_Up ? Qt::AscendingOrder : Qt::DescendingOrder);
        return;
    }
    if ((key == Qt::Key_Home || key == Qt::Key_End) && modifiers != Qt::ShiftModifier && model()) {
        setCurrentRow(key == Qt::Key_Home ? 0 : model()->rowCount() - 1);
        return;
    }
    const bool searching = !event->text().isEmpty() && event->text().at(0).isPrint()
        && modifiers != Qt::ControlModifier;
    if (key == Qt::Key_Escape || searching) {
        event->ignore(); // the page's search box, not a search through the view's rows
        return;
    }
    QTableView::keyPressEvent(event);
}

void PagedTableView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid() && event->button() == Qt::LeftButton) {
        Q_EMIT opened(index.row());
    }
}

void PagedTableView::setHoveredRow(int row)
{
    if (m_hovered != row) {
        m_hovered = row;
        viewport()->update();
    }
}

void PagedTableView::mouseMoveEvent(QMouseEvent *event)
{
    setHoveredRow(rowAt(event->position().toPoint().y()));
    QTableView::mouseMoveEvent(event);
}

void PagedTableView::leaveEvent(QEvent *event)
{
    setHoveredRow(-1);
    QTableView::leaveEvent(event);
}

void PagedTableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) {
        applyMeasures();
    }
}

void PagedTableView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid()) {
        setCurrentRow(0);
    }
    viewport()->update();
}

void PagedTableView::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

void PagedTableView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    viewport()->update();
    Q_EMIT selectionEdited();
}

} // namespace desk
