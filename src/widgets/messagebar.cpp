#include "widgets/messagebar.h"

#include "widgets/buttons.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace desk {

namespace {

QString toneWord(Tone tone)
{
    switch (tone) {
    case Tone::Error: return u"error"_s;
    case Tone::Warning: return u"warning"_s;
    case Tone::Success: return u"success"_s;
    default: return u"info"_s;
    }
}

QString iconName(Tone tone)
{
    switch (tone) {
    case Tone::Error: return u"circle-alert"_s;
    case Tone::Warning: return u"triangle-alert"_s;
    case Tone::Success: return u"circle-check"_s;
    default: return u"info"_s;
    }
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_label(new QLabel(this)),
      m_close(new IconButton(u"x"_s, tr("Close message"), this))
{
    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::RichText);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 2, 4, 2);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_label, 1);
    layout->addWidget(m_close);
    m_timer.setParent(this);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &MessageBar::expire);
    connect(m_close, &QPushButton::clicked, this, [this] {
        clear();
        Q_EMIT closed();
    });
    connect(m_label, &QLabel::linkActivated, this,
            [this](const QString &link) { Q_EMIT linkActivated(QUrl::fromPercentEncoding(link.toLatin1())); });
    hide();
}

void MessageBar::showMessage(Tone tone, const QString &headline, const QList<MessageLink> &links, const QString &rest)
{
    m_tone = tone;
    m_headline = headline;
    m_links = links;
    m_rest = rest;
    setProperty("tone", toneWord(tone));
    style()->unpolish(this);
    style()->polish(this);
    refresh();
    show();
    m_timer.stop();
    if (tone == Tone::Success) {
        m_timer.start(successMilliseconds);
    }
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::refresh()
{
    const QColor ink = m_tone == Tone::Neutral ? Theme::of(this).color(ColorRole::Accent)
                                               : Theme::of(this).tokens().ink(m_tone);
    QStringList links;
    for (const MessageLink &link : std::as_const(m_links)) {
        links.append(u"<a href=\"%1\" style=\"color:%2\">%3</a>"_s.arg(
            QString::fromLatin1(QUrl::toPercentEncoding(link.id)), ink.name(), link.text.toHtmlEscaped()));
    }
    const QString separator = m_tone == Tone::Error ? u", "_s : u"&nbsp;&nbsp;&nbsp;"_s;
    QString html = u"<span style=\"color:%1\"><b>%2</b>"_s.arg(ink.name(), m_headline.toHtmlEscaped());
    if (!m_rest.isEmpty()) {
        html += u' ' + m_rest.toHtmlEscaped();
    }
    if (!links.isEmpty()) {
        html += u"&nbsp; "_s + links.join(separator);
    }
    m_label->setText(html + u"</span>"_s);
    m_label->setTextInteractionFlags(m_links.isEmpty() ? Qt::NoTextInteraction
                                                       : Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_label->setFocusPolicy(m_links.isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
    m_label->setAccessibleName(plainText());
    setAccessibleName(plainText());
    m_icon->setPixmap(iconPixmap(iconName(m_tone), m_tone == Tone::Neutral ? ColorRole::Accent : inkRole(m_tone), 20,
                                 devicePixelRatioF()));
}

QString MessageBar::plainText() const
{
    QStringList parts{m_headline};
    if (!m_rest.isEmpty()) {
        parts.append(m_rest);
    }
    QStringList links;
    for (const MessageLink &link : m_links) {
        links.append(link.text);
    }
    if (!links.isEmpty()) {
        parts.append(links.join(u", "_s));
    }
    return parts.join(u' ');
}

void MessageBar::setCloseable(bool closeable)
{
    m_close->setVisible(closeable);
}

void MessageBar::clear()
{
    m_timer.stop();
    hide();
}

void MessageBar::expire()
{
    if (underMouse() || m_label->hasFocus() || m_close->hasFocus()) {
        m_timer.start(successMilliseconds);
        return;
    }
    clear();
    Q_EMIT closed();
}

void MessageBar::enterEvent(QEnterEvent *event)
{
    QFrame::enterEvent(event);
    m_timer.stop();
}

void MessageBar::leaveEvent(QEvent *event)
{
    QFrame::leaveEvent(event);
    if (isVisible() && m_tone == Tone::Success) {
        m_timer.start(successMilliseconds);
    }
}

void MessageBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_label) {
        refresh();
    }
}

} // namespace desk
