#include "widgets/iconengine.h"

#include "widgets/theme.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace desk {

namespace {

// `side` in device pixels. The colour is written into the file's text: QtSvg knows no palette (ux 6.3.18).
QPixmap rendered(const QString &name, const QColor &color, int side)
{
    const QString key = u"lucide/%1/%2/%3"_s.arg(name, color.name(QColor::HexArgb)).arg(side);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) {
        return pixmap;
    }
    QFile file(u":/icons/lucide/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("No icon named %s", qPrintable(name));
        return {};
    }
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer(svg);
    pixmap = QPixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace

ColorRole LucideEngine::colorFor(QIcon::Mode mode) const
{
    return mode == QIcon::Disabled ? ColorRole::FieldBorder : m_role;
}

void LucideEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State)
{
    const int side = std::min(rect.width(), rect.height());
    QRect square(0, 0, side, side);
    square.moveCenter(rect.center());
    painter->drawPixmap(square, iconPixmap(m_name, colorFor(mode), side, painter->device()->devicePixelRatioF()));
}

QPixmap LucideEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State)
{
    return rendered(m_name, Theme::current().color(colorFor(mode)), std::min(size.width(), size.height()));
}

QPixmap LucideEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal)
{
    return pixmap(size, mode, state);
}

QIcon themeIcon(const QString &name, ColorRole role)
{
    return QIcon(new LucideEngine(name, role));
}

QPixmap iconPixmap(const QString &name, ColorRole role, int size, qreal devicePixelRatio)
{
    QPixmap pixmap = rendered(name, Theme::current().color(role), qRound(size * devicePixelRatio));
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

QIcon applicationIcon()
{
    QSvgRenderer renderer(u":/icons/challandesk.svg"_s);
    QIcon result;
    for (const int side : {16, 24, 32, 48, 64, 128, 256}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        result.addPixmap(pixmap);
    }
    return result;
}

} // namespace desk
