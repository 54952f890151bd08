#include "views/shell/fitscrollarea.h"

#include <QApplication>
#include <QLayout>
#include <QResizeEvent>

namespace desk {

FitScrollArea::FitScrollArea(QWidget *parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (now && widget() && widget()->isAncestorOf(now))
            ensureWidgetVisible(now, 8, 32);
    });
}

// A label that wraps asks for the height of a narrow column unless it is told how wide it is.
void FitScrollArea::fit()
{
    const QLayout *inner = widget() ? widget()->layout() : nullptr;
    if (inner && inner->hasHeightForWidth())
        widget()->setMinimumHeight(inner->totalHeightForWidth(viewport()->width()));
    updateGeometry();
}

QSize FitScrollArea::sizeHint() const
{
    if (!widget())
        return QScrollArea::sizeHint();
    const QSize hint = widget()->sizeHint();
    return widget()->minimumHeight() > 0 ? QSize(hint.width(), widget()->minimumHeight()) : hint;
}

QSize FitScrollArea::minimumSizeHint() const
{
    if (!widget())
        return QScrollArea::minimumSizeHint();
    const QSize content = widget()->minimumSizeHint();
    return {content.width(), qMin(content.height(), fontMetrics().height() * 8)};
}

void FitScrollArea::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        fit();
}

bool FitScrollArea::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        fit();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace desk
