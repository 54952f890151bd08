#include "widgets/theme.h"

#include "widgets/deskstyle.h"

#include <QApplication>
#include <QFontDatabase>
#include <QLabel>
#include <QPalette>
#include <QPixmapCache>
#include <QStyle>
#include <QVariant>
#include <QWidget>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace desk {

namespace {

constexpr const char *themeProperty = "deskTheme";
constexpr const char *systemPaletteProperty = "deskSystemPalette";
constexpr const char *fontsLoadedProperty = "deskFontsLoaded";

// The palette the desktop gave, kept before ours replaces it: Qt 6.4 has no colour scheme to ask (ux 6.2).
QPalette systemPalette()
{
    const QVariant kept = qApp ? qApp->property(systemPaletteProperty) : QVariant();
    return kept.isValid() ? kept.value<QPalette>() : QGuiApplication::palette();
}

bool systemIsDark()
{
    const QPalette palette = systemPalette();
    return palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
}

bool isIndic(QLocale::Language language)
{
    constexpr std::array languages{QLocale::Hindi, QLocale::Gujarati, QLocale::Marathi, QLocale::Tamil};
    return std::find(languages.begin(), languages.end(), language) != languages.end();
}

void loadFonts(QApplication &app)
{
    if (app.property(fontsLoadedProperty).toBool()) {
        return;
    }
    for (const QString &family : {u"DeskSans"_s, u"DeskSansDevanagari"_s, u"DeskSansGujarati"_s, u"DeskSansTamil"_s}) {
        for (const QString &weight : {u"Regular"_s, u"Bold"_s}) {
            QFontDatabase::addApplicationFont(u":/fonts/%1-%2.ttf"_s.arg(family, weight));
        }
    }
    app.setProperty(fontsLoadedProperty, true);
}

} // namespace

Theme::Theme(ThemeMode mode, int textPercent, QLocale::Language language)
    : m_mode(mode), m_dark(mode == ThemeMode::Dark || (mode == ThemeMode::System && systemIsDark())),
      m_textPercent(std::clamp(textPercent, 100, 150)), m_language(language),
      m_tokens(m_dark ? Tokens::dark() : Tokens::light())
{
}

Theme Theme::current()
{
    const QVariant worn = qApp ? qApp->property(themeProperty) : QVariant();
    return worn.canConvert<Theme>() ? worn.value<Theme>() : Theme();
}

Theme Theme::of(const QWidget *)
{
    return current();
}

qreal Theme::points(TextSize size) const
{
    const qreal factor = m_textPercent / 100.0;
    const qreal indic = isIndic(m_language) ? 1.0 : 0.0;
    switch (size) {
    case TextSize::Caption: return (9 + indic) * factor;
    case TextSize::Body: return (10 + indic) * factor;
    case TextSize::Section: return (12 + indic) * factor;
    case TextSize::Title: return 15 * factor;
    }
    return 10 * factor;
}

QFont Theme::font(TextSize size, bool strong) const
{
    QFont font;
    font.setFamilies({u"Desk Sans"_s, u"Desk Sans Devanagari"_s, u"Desk Sans Gujarati"_s, u"Desk Sans Tamil"_s});
    font.setPointSizeF(points(size));
    font.setWeight(strong ? QFont::DemiBold : QFont::Normal);
    return font;
}

int Theme::px(int length) const
{
    return (length * m_textPercent + 50) / 100;
}

void applyTheme(QApplication &app, const Theme &theme)
{
    if (!app.property(systemPaletteProperty).isValid()) {
        app.setProperty(systemPaletteProperty, QGuiApplication::palette());
    }
    loadFonts(app);
    QPixmapCache::clear();
    app.setProperty(themeProperty, QVariant::fromValue(theme));
    if (app.property("deskStyled").toBool() == false) {
        app.setStyle(new DeskStyle);
        app.setProperty("deskStyled", true);
    }
    app.setPalette(paletteFor(theme.tokens()));
    app.setFont(theme.font(TextSize::Body));
    app.setStyleSheet(styleSheetFor(theme));
}

void markBad(QWidget *field, bool bad)
{
    if (field->property("bad").toBool() == bad) {
        return;
    }
    field->setProperty("bad", bad);
    field->style()->unpolish(field);
    field->style()->polish(field);
    field->update();
}

void setTextRole(QLabel *label, const char *role)
{
    label->setProperty("textRole", QString::fromLatin1(role));
    label->style()->unpolish(label);
    label->style()->polish(label);
}

QPalette paletteFor(const Tokens &tokens)
{
    QPalette palette;
    palette.setColor(QPalette::Window, tokens.window);
    palette.setColor(QPalette::WindowText, tokens.text);
    palette.setColor(QPalette::Base, tokens.surface);
    palette.setColor(QPalette::AlternateBase, tokens.surfaceAlt);
    palette.setColor(QPalette::Text, tokens.text);
    palette.setColor(QPalette::Button, tokens.surface);
    palette.setColor(QPalette::ButtonText, tokens.text);
    palette.setColor(QPalette::BrightText, tokens.error);
    palette.setColor(QPalette::Highlight, tokens.accent);
    palette.setColor(QPalette::HighlightedText, tokens.onAccent);
    palette.setColor(QPalette::PlaceholderText, tokens.muted);
    palette.setColor(QPalette::ToolTipBase, tokens.surface);
    palette.setColor(QPalette::ToolTipText, tokens.text);
    palette.setColor(QPalette::Link, tokens.accent);
    palette.setColor(QPalette::LinkVisited, tokens.accent);
    palette.setColor(QPalette::Light, tokens.surface);
    palette.setColor(QPalette::Midlight, tokens.surfaceAlt);
    palette.setColor(QPalette::Mid, tokens.divider);
    palette.setColor(QPalette::Dark, tokens.fieldBorder);
    palette.setColor(QPalette::Shadow, tokens.fieldBorder);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, tokens.fieldBorder);
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, tokens.selection);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, tokens.muted);
    return palette;
}

} // namespace desk
