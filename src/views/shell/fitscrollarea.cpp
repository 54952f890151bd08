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

QSize FitScrollArea::sizeHint() const
{
    if (!widget())
        return QScrollArea::sizeHint();
    const QSize hint = widget()->sizeHint();
    const QLayout *inner = widget()->layout();
    const bool follows = inner && inner->hasHeightForWidth() && width() > 0;
    return follows ? QSize(hint.width(), inner->totalHeightForWidth(width())) : hint;
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
        updateGeometry();
}

bool FitScrollArea::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace desk
