#include "views/print/pagecanvas.h"

#include "print/typesetter.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QPaintEvent>
#include <QScrollBar>
#include <QWheelEvent>

namespace desk {

namespace {

constexpr int gap = 16; // around pages, in pixels
constexpr int thumbWidth = 104;
constexpr int thumbHeight = 148;
constexpr qreal pointsPerInch = 72;

void paintSheet(QPainter &painter, const QRectF &place, const PaperPage &page, Typesetter &typesetter)
{
    painter.fillRect(place, Qt::white);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setClipRect(place);
    painter.translate(place.topLeft());
    const qreal scale = place.width() / page.size.width();
    painter.scale(scale, scale);
    desk::paint(painter, page, typesetter);
    painter.restore();
    painter.setPen(Theme::current().color(ColorRole::FieldBorder));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5));
}

} // namespace

class PageCanvas::Sheets : public QWidget {
public:
    explicit Sheets(PageCanvas *canvas) : QWidget(canvas), m_canvas(canvas) {}

protected:
    void paintEvent(QPaintEvent *event) override
    {
        if (!m_canvas->m_layout)
            return;
        QPainter painter(this);
        for (int page = 0; page < m_canvas->pageCount(); ++page) {
            const QRect place = m_canvas->pageRect(page);
            if (place.intersects(event->rect()))
                paintSheet(painter, place, m_canvas->m_layout->pages[std::size_t(page)], *m_canvas->m_typesetter);
        }
    }

private:
    PageCanvas *m_canvas;
};

PageCanvas::PageCanvas(QWidget *parent) : QScrollArea(parent), m_sheets(new Sheets(this))
{
    setWidget(m_sheets);
    setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Pages"));
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        const int now = currentPage();
        if (now == m_shown)
            return;
        m_shown = now;
        Q_EMIT currentPageChanged(now);
    });
}

void PageCanvas::setPages(const PaperLayout *layout, Typesetter *typesetter)
{
    m_layout = layout;
    m_typesetter = typesetter;
    m_shown = -1;
    verticalScrollBar()->setValue(0);
    arrange();
}

void PageCanvas::setZoom(qreal zoom)
{
    const int page = currentPage();
    m_zoom = zoom;
    arrange();
    goToPage(page);
}

int PageCanvas::pageCount() const
{
    return m_layout ? int(m_layout->pages.size()) : 0;
}

qreal PageCanvas::scale() const
{
    if (pageCount() == 0)
        return 1;
    if (m_zoom > 0)
        return m_zoom * logicalDpiX() / pointsPerInch;
    return (viewport()->width() - 2 * gap) / m_layout->pages.front().size.width();
}

QRect PageCanvas::pageRect(int page) const
{
    const QSizeF size = m_layout->pages[std::size_t(page)].size * scale();
    const int height = qRound(size.height());
    return {(m_sheets->width() - qRound(size.width())) / 2, gap + page * (height + gap), qRound(size.width()), height};
}

void PageCanvas::arrange()
{
    if (pageCount() == 0) {
        m_sheets->resize(0, 0);
        return;
    }
    const QSizeF size = m_layout->pages.front().size * scale();
    const int height = gap + pageCount() * (qRound(size.height()) + gap);
    m_sheets->resize(qMax(viewport()->width(), qRound(size.width()) + 2 * gap), height);
    verticalScrollBar()->setSingleStep(48);
    m_sheets->update();
}

int PageCanvas::currentPage() const
{
    if (pageCount() == 0)
        return -1;
    const int middle = verticalScrollBar()->value() + viewport()->height() / 2;
    for (int page = 0; page < pageCount(); ++page) {
        if (pageRect(page).bottom() + gap > middle)
            return page;
    }
    return pageCount() - 1;
}

void PageCanvas::goToPage(int page)
{
    if (page < 0 || page >= pageCount())
        return;
    verticalScrollBar()->setValue(pageRect(page).top() - gap);
}

void PageCanvas::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

void PageCanvas::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() != Qt::ControlModifier) {
        QScrollArea::wheelEvent(event);
        return;
    }
    if (event->angleDelta().y() != 0)
        Q_EMIT zoomStepped(event->angleDelta().y() > 0 ? 1 : -1);
    event->accept();
}

void ThumbnailDelegate::setPages(const PaperLayout *layout, Typesetter *typesetter)
{
    m_layout = layout;
    m_typesetter = typesetter;
}

void ThumbnailDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (!m_layout || index.row() >= int(m_layout->pages.size()))
        return;
    const PaperPage &page = m_layout->pages[std::size_t(index.row())];
    const Theme theme = Theme::current();
    const QSizeF size = page.size.scaled(thumbWidth, thumbHeight, Qt::KeepAspectRatio);
    const QRectF place(option.rect.left() + (option.rect.width() - size.width()) / 2, option.rect.top() + 8,
                       size.width(), size.height());
    paintSheet(*painter, place, page, *m_typesetter);
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->setPen(QPen(theme.color(ColorRole::Accent), 2));
        painter->drawRect(place.adjusted(-2, -2, 2, 2));
    }
    painter->setFont(theme.font(TextSize::Caption));
    painter->setPen(theme.color(ColorRole::Text));
    const QString mark = page.mark.section(QLatin1Char(' '), 0, 0);
    const QString text = mark.isEmpty() ? QString::number(page.number)
                                        : QStringLiteral("%1 %2").arg(mark).arg(page.number);
    painter->drawText(option.rect.adjusted(0, 0, 0, -2), Qt::AlignHCenter | Qt::AlignBottom, text);
}

QSize ThumbnailDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {thumbWidth + 24, thumbHeight + option.fontMetrics.height() + 16};
}

} // namespace desk
