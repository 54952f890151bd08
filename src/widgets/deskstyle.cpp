#include "widgets/deskstyle.h"

#include "widgets/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QPainter>
#include <QPushButton>
#include <QStyleOption>

namespace desk {

namespace {

constexpr int iconGap = 8;
constexpr int buttonPadding = 14;
constexpr int arrowWidth = 28;
constexpr int toggleSide = 18;

struct ButtonLook {
    QColor ground, edge, ink;
    ColorRole iconRole = ColorRole::Text;
    bool strong = false;
    bool underlined = false;
};

QString kindOf(const QWidget *widget)
{
    return widget ? widget->property("kind").toString() : QString();
}

QColor mixed(const QColor &under, const QColor &over, qreal share)
{
    return QColor::fromRgbF(float(under.redF() * (1 - share) + over.redF() * share),
                            float(under.greenF() * (1 - share) + over.greenF() * share),
                            float(under.blueF() * (1 - share) + over.blueF() * share));
}

ButtonLook lookOf(const QString &kind, QStyle::State state)
{
    const Tokens t = Theme::current().tokens();
    const bool primary = kind == QLatin1String("primary");
    const bool danger = kind == QLatin1String("danger");
    const bool bare = kind == QLatin1String("quiet") || kind == QLatin1String("link");
    ButtonLook look{t.surface, t.divider, t.text};
    if (primary) {
        look = ButtonLook{t.accent, t.accent, t.onAccent, ColorRole::OnAccent, true};
    } else if (danger) {
        look = ButtonLook{t.surface, t.error, t.error, ColorRole::Error, true};
    } else if (bare) {
        look = ButtonLook{Qt::transparent, Qt::transparent, t.accent, ColorRole::Accent};
        look.underlined = kind == QLatin1String("link");
    }
    if (!state.testFlag(QStyle::State_Enabled)) {
        look.ground = bare ? QColor(Qt::transparent) : t.surfaceAlt;
        look.edge = bare ? QColor(Qt::transparent) : t.divider;
        look.ink = t.fieldBorder;
        look.iconRole = ColorRole::FieldBorder;
        return look;
    }
    const qreal share = state.testFlag(QStyle::State_Sunken) || state.testFlag(QStyle::State_On) ? 0.22
        : state.testFlag(QStyle::State_MouseOver)                                                ? 0.12
                                                                                                 : 0.0;
    if (primary) {
        look.ground = mixed(look.ground, t.text, share);
        look.edge = look.ground;
    } else if (share > 0) {
        look.ground = bare ? t.selection : mixed(t.surface, t.accent, share * 0.6);
        look.edge = bare ? t.selection : (danger ? t.error : t.fieldBorder);
    }
    return look;
}

void drawBox(QPainter &painter, const QRect &rect, const QColor &ground, const QColor &edge, int width)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal inset = width / 2.0;
    painter.setPen(edge.alpha() == 0 ? QPen(Qt::NoPen) : QPen(edge, width));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), Theme::radiusField,
                            Theme::radiusField);
    painter.restore();
}

QFont strongFont(const QFont &font)
{
    QFont strong = font;
    strong.setWeight(QFont::DemiBold);
    return strong;
}

} // namespace

DeskStyle::DeskStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

int DeskStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_FocusFrameHMargin:
        // 7 and the 1 that Fusion adds: the text of a cell stands under the text of its header (ux 6.3.17).
        return qobject_cast<const QAbstractItemView *>(widget) ? 7 : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical: return 0;
    case PM_ButtonIconSize: return 16;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return Theme::current().px(toggleSide);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing: return 8;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int DeskStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_ComboBox_AllowWheelScrolling: return 0; // the wheel never changes a value
    case SH_EtchDisabledText: return 0;
    case SH_ComboBox_Popup: return 0;
    case SH_UnderlineShortcut: return 1;
    case SH_ItemView_ActivateItemOnSingleClick: return 0;
    case SH_Widget_Animation_Duration: return 0;
    default: return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

void DeskStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    switch (element) {
    case PE_IndicatorCheckBox: drawToggle(*option, *painter, false); return;
    case PE_IndicatorRadioButton: drawToggle(*option, *painter, true); return;
    case PE_FrameFocusRect:
        if (qobject_cast<const QAbstractItemView *>(widget)) {
            return; // the delegates draw their own ring
        }
        drawBox(*painter, option->rect, Qt::transparent, Theme::current().tokens().accent, 2);
        return;
    default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void DeskStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
        if (element == CE_PushButton || element == CE_PushButtonBevel) {
            drawButton(*button, *painter, widget);
            if (element == CE_PushButton) {
                drawButtonLabel(*button, *painter, widget);
            }
            return;
        }
        if (element == CE_PushButtonLabel) {
            drawButtonLabel(*button, *painter, widget);
            return;
        }
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void DeskStyle::drawButton(const QStyleOptionButton &option, QPainter &painter, const QWidget *widget) const
{
    const Tokens t = Theme::current().tokens();
    const ButtonLook look = lookOf(kindOf(widget), option.state);
    const bool focused = option.state.testFlag(State_HasFocus);
    const bool primary = kindOf(widget) == QLatin1String("primary");
    drawBox(painter, option.rect, look.ground, look.edge, 1);
    if (focused) {
        // An accent ring would not be seen on the accent ground.
        drawBox(painter, option.rect, Qt::transparent, primary ? t.text : t.accent, 2);
    }
}

void DeskStyle::drawButtonLabel(const QStyleOptionButton &option, QPainter &painter, const QWidget *widget) const
{
    const ButtonLook look = lookOf(kindOf(widget), option.state);
    QFont font = look.strong ? strongFont(painter.font()) : painter.font();
    font.setUnderline(look.underlined);
    const QFontMetrics metrics(font);
    const int iconSide = option.icon.isNull() ? 0 : option.iconSize.width();
    const int gap = iconSide > 0 && !option.text.isEmpty() ? iconGap : 0;
    const int menuSide = option.features.testFlag(QStyleOptionButton::HasMenu) ? 16 + iconGap : 0;
    const int textWidth = metrics.size(Qt::TextShowMnemonic, option.text).width();
    const int total = iconSide + gap + textWidth + menuSide;
    int x = option.rect.x() + std::max(4, (option.rect.width() - total) / 2);
    if (iconSide > 0) {
        const QRect square(x, option.rect.center().y() - iconSide / 2 + 1, iconSide, iconSide);
        const QIcon::Mode mode = option.state.testFlag(State_Enabled) ? QIcon::Normal : QIcon::Disabled;
        option.icon.paint(&painter, square, Qt::AlignCenter, mode);
        x += iconSide + gap;
    }
    painter.save();
    painter.setFont(font);
    painter.setPen(look.ink);
    const QRect textRect(x, option.rect.y(), option.rect.right() - x + 1, option.rect.height());
    const int flags = Qt::AlignLeft | Qt::AlignVCenter
        | (styleHint(SH_UnderlineShortcut, &option, widget, nullptr) ? Qt::TextShowMnemonic : Qt::TextHideMnemonic);
    painter.drawText(textRect, flags, option.text);
    painter.restore();
    if (menuSide > 0) {
        const QRect square(x + textWidth + iconGap, option.rect.center().y() - 7, 16, 16);
        themeIcon(QStringLiteral("chevron-down"), look.iconRole).paint(&painter, square);
    }
}

void DeskStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                   const QWidget *widget) const
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (control == CC_ComboBox && combo) {
        drawCombo(*combo, *painter, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void DeskStyle::drawCombo(const QStyleOptionComboBox &option, QPainter &painter, const QWidget *widget) const
{
    const Tokens t = Theme::current().tokens();
    const bool enabled = option.state.testFlag(State_Enabled);
    const bool bad = widget && widget->property("bad").toBool();
    const bool focused = option.state.testFlag(State_HasFocus);
    const bool hovered = option.state.testFlag(State_MouseOver);
    const QColor edge = bad ? t.error : !enabled ? t.divider : focused ? t.accent : hovered ? t.text : t.fieldBorder;
    const QColor ground = bad ? t.errorSoft : enabled ? t.field : t.surfaceAlt;
    drawBox(painter, option.rect, ground, focused ? t.accent : edge, focused ? 2 : 1);
    const QRect arrow = subControlRect(CC_ComboBox, &option, SC_ComboBoxArrow, widget);
    QRect square(0, 0, 16, 16);
    square.moveCenter(arrow.center());
    themeIcon(QStringLiteral("chevron-down"), enabled ? ColorRole::Text : ColorRole::FieldBorder)
        .paint(&painter, square);
}

QRect DeskStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                const QWidget *widget) const
{
    if (control == CC_ComboBox) {
        const QRect r = option->rect;
        switch (part) {
        case SC_ComboBoxArrow: return QRect(r.right() - arrowWidth + 1, r.y(), arrowWidth, r.height());
        // Fusion's label keeps 4 px of its own.
        case SC_ComboBoxEditField: return r.adjusted(9, 2, -arrowWidth, -2);
        case SC_ComboBoxListBoxPopup: return r;
        default: break;
        }
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QSize DeskStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                  const QWidget *widget) const
{
    const Theme theme = Theme::current();
    if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option); button && type == CT_PushButton) {
        const bool strong = lookOf(kindOf(widget), State_Enabled).strong;
        const QFont font = widget ? widget->font() : theme.font(TextSize::Body);
        const QFontMetrics metrics(strong ? strongFont(font) : font);
        int width = metrics.size(Qt::TextShowMnemonic, button->text).width();
        if (!button->icon.isNull()) {
            width += button->iconSize.width() + (button->text.isEmpty() ? 0 : iconGap);
        }
        if (button->features.testFlag(QStyleOptionButton::HasMenu)) {
            width += 16 + iconGap;
        }
        const int padding = button->text.isEmpty() || kindOf(widget) == QLatin1String("link") ? 8 : buttonPadding;
        return QSize(std::max(width + 2 * padding, theme.px(32)), theme.px(32));
    }
    if (type == CT_ComboBox) {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return QSize(std::max(base.width(), size.width() + arrowWidth + 16), theme.px(32));
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

void DeskStyle::drawToggle(const QStyleOption &option, QPainter &painter, bool round) const
{
    const Tokens t = Theme::current().tokens();
    const bool on = option.state.testFlag(State_On);
    const bool enabled = option.state.testFlag(State_Enabled);
    const QColor edge = !enabled                 ? t.divider
        : on                                     ? t.accent
        : option.state.testFlag(State_MouseOver) ? t.text
                                                 : t.fieldBorder;
    const QRectF box = QRectF(option.rect).adjusted(0.75, 0.75, -0.75, -0.75);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(edge, 1.5));
    painter.setBrush(on && !round ? (enabled ? t.accent : t.divider) : (enabled ? t.field : t.surfaceAlt));
    const qreal radius = round ? box.width() / 2 : 3;
    painter.drawRoundedRect(box, radius, radius);
    if (on && round) {
        const qreal inset = box.width() * 0.27;
        painter.setPen(Qt::NoPen);
        painter.setBrush(enabled ? t.accent : t.divider);
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset));
    } else if (on) {
        themeIcon(QStringLiteral("check"), ColorRole::OnAccent).paint(&painter, option.rect.adjusted(2, 2, -2, -2));
    } else if (option.state.testFlag(State_NoChange)) {
        painter.drawLine(QPointF(box.left() + 4, box.center().y()), QPointF(box.right() - 4, box.center().y()));
    }
    painter.restore();
}

} // namespace desk
