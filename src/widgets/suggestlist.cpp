#include "widgets/suggestlist.h"

#include "widgets/monthcalendar.h"
#include "widgets/textline.h"
#include "widgets/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace desk {

namespace {

constexpr int detailRole = Qt::UserRole + 1;
constexpr int createsRole = Qt::UserRole + 2;
constexpr int visibleRows = 8;
constexpr int rowHeight = 30;
constexpr int sidePadding = 8;

class OfferDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme theme = Theme::current();
        const QFontMetrics body(theme.font(TextSize::Body));
        const QFontMetrics caption(theme.font(TextSize::Caption));
        const QString detail = index.data(detailRole).toString();
        const int width = body.horizontalAdvance(index.data().toString()) + 2 * sidePadding
            + (detail.isEmpty() ? 0 : caption.horizontalAdvance(detail) + 24)
            + (index.data(createsRole).toBool() ? 24 : 0);
        Q_UNUSED(option);
        return QSize(width, theme.px(rowHeight));
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme theme = Theme::current();
        const Tokens &t = theme.tokens();
        const bool current = option.state.testFlag(QStyle::State_Selected);
        const bool creates = index.data(createsRole).toBool();
        painter->fillRect(option.rect, current ? t.selection : t.surface);
        if (current) {
            painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), t.accent);
        }
        if (creates && index.row() > 0) {
            painter->fillRect(QRect(option.rect.topLeft(), QSize(option.rect.width(), 1)), t.divider);
        }
        QRect rest = option.rect.adjusted(sidePadding, 0, -sidePadding, 0);
        if (creates) {
            themeIcon(u"plus"_s, ColorRole::Accent).paint(painter, QRect(rest.x(), rest.center().y() - 7, 16, 16));
            rest.setLeft(rest.left() + 24);
        }
        const QString detail = index.data(detailRole).toString();
        const QFontMetrics body(theme.font(TextSize::Body));
        const QString title = index.data().toString();
        const int titleWidth = std::min(rest.width(), body.horizontalAdvance(title));
        const int detailRoom = rest.width() - titleWidth - 16;
        painter->setFont(theme.font(TextSize::Body));
        painter->setPen(creates ? t.accent : t.text);
        drawTextLine(*painter, rest, Qt::AlignLeft, title);
        if (!detail.isEmpty() && detailRoom > 24) {
            painter->setFont(theme.font(TextSize::Caption));
            painter->setPen(t.muted);
            drawTextLine(*painter, QRect(rest.right() - detailRoom + 1, rest.top(), detailRoom, rest.height()),
                         Qt::AlignRight, detail);
        }
    }
};

} // namespace

SuggestList::SuggestList(QWidget *window) : QListView(window), m_model(new QStandardItemModel(this))
{
    setFocusPolicy(Qt::NoFocus);
    setModel(m_model);
    setItemDelegate(new OfferDelegate(this));
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setAccessibleName(tr("Suggestions"));
    hide();
}

void SuggestList::offer(const SuggestRows &rows, const QWidget *editor)
{
    m_rows = rows;
    if (m_rows.size() > maximumRows) {
        // The row that creates stands last and stays.
        const SuggestRow last = m_rows.constLast();
        m_rows.resize(maximumRows - (last.creates ? 1 : 0));
        if (last.creates) {
            m_rows.append(last);
        }
    }
    m_model->clear();
    int widest = 0;
    for (const SuggestRow &row : std::as_const(m_rows)) {
        auto *item = new QStandardItem(row.title);
        item->setData(row.detail, detailRole);
        item->setData(row.creates, createsRole);
        item->setData(row.detail.isEmpty() ? row.title : row.title + u", "_s + row.detail, Qt::AccessibleTextRole);
        m_model->appendRow(item);
        widest = std::max(widest, sizeHintForIndex(item->index()).width());
    }
    if (m_rows.isEmpty()) {
        hide();
        return;
    }
    const int height = int(std::min<qsizetype>(m_rows.size(), visibleRows)) * Theme::of(this).px(rowHeight) + 2;
    const int scrollBar = m_rows.size() > visibleRows ? verticalScrollBar()->sizeHint().width() : 0;
    const int wanted = std::clamp(widest + scrollBar + 2, editor->width(), std::max(editor->width(), 640));
    setGeometry(placeBeside(editor, QSize(wanted, height)));
    // Enter must not open a new record by surprise, least of all under a scanner: "Create …" alone waits for Down.
    setCurrentRow(m_rows.constFirst().creates ? -1 : 0);
    show();
    raise();
}

const SuggestRow *SuggestList::currentRow() const
{
    const int row = currentIndex().row();
    return row >= 0 && row < m_rows.size() ? &m_rows[row] : nullptr;
}

void SuggestList::setCurrentRow(int row)
{
    setCurrentIndex(m_model->index(row, 0));
    scrollTo(currentIndex());
}

bool SuggestList::steer(int key)
{
    const int row = currentIndex().row();
    const int last = rowCount() - 1;
    switch (key) {
    case Qt::Key_Down: setCurrentRow(row >= last ? 0 : row + 1); return true;
    case Qt::Key_Up: setCurrentRow(row <= 0 ? last : row - 1); return true;
    case Qt::Key_PageDown: setCurrentRow(std::min(last, row + visibleRows)); return true;
    case Qt::Key_PageUp: setCurrentRow(std::max(0, row - visibleRows)); return true;
    default: return false;
    }
}

void SuggestList::mouseReleaseEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid() && index.row() < m_rows.size()) {
        const SuggestRow row = m_rows[index.row()];
        Q_EMIT picked(row);
    }
}

void SuggestList::mouseMoveEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid()) {
        setCurrentIndex(index);
    }
}

} // namespace desk
