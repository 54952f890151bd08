#pragma once

#include "widgets/tokens.h"

#include <QIconEngine>

namespace desk {

// Draws a Lucide file in a colour of the theme that is worn while it is drawn.
class LucideEngine final : public QIconEngine {
public:
    LucideEngine(QString name, ColorRole role) : m_name(std::move(name)), m_role(role) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QIconEngine *clone() const override { return new LucideEngine(m_name, m_role); }

private:
    ColorRole colorFor(QIcon::Mode mode) const;

    QString m_name;
    ColorRole m_role;
};

} // namespace desk
