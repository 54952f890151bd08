#pragma once

#include "widgets/tokens.h"

#include <QFont>
#include <QIcon>
#include <QLocale>
#include <QMetaType>
#include <QPixmap>

class QApplication;
class QLabel;
class QWidget;

namespace desk {

enum class ThemeMode { Light, Dark, System };

enum class TextSize { Caption, Body, Section, Title };

// Colours, type and measures of the windows. A small value; copies are cheap. GUI thread only.
class Theme {
public:
    // textPercent is one of 100, 115, 130, 150 (others are bounded to that span). Indic languages get a larger body
    // size.
    explicit Theme(ThemeMode mode = ThemeMode::Light, int textPercent = 100,
                   QLocale::Language language = QLocale::English);

    // The theme the application wears now; a plain light one before applyTheme().
    static Theme current();
    static Theme of(const QWidget *widget);

    ThemeMode mode() const { return m_mode; } // as chosen, so System stays System
    bool isDark() const { return m_dark; }
    int textPercent() const { return m_textPercent; }
    const Tokens &tokens() const { return m_tokens; }
    QColor color(ColorRole role) const { return m_tokens.color(role); }

    qreal points(TextSize size) const;
    QFont font(TextSize size, bool strong = false) const;
    // A length that holds text, grown with the text size: px(32) is the height of a field.
    int px(int length) const;

    static constexpr int radiusField = 4;
    static constexpr int radiusCard = 6;
    static constexpr int pageMargin = 24;
    static constexpr int navWidth = 208;
    static constexpr int navCollapsedWidth = 56;
    static constexpr int navCollapseBelow = 1200;

private:
    ThemeMode m_mode = ThemeMode::Light;
    bool m_dark = false;
    int m_textPercent = 100;
    QLocale::Language m_language = QLocale::English;
    Tokens m_tokens;
};

// Fonts, palette, style and style sheet of the whole application. May be called again at any time.
void applyTheme(QApplication &app, const Theme &theme);

// A Lucide icon by its name ("truck"). It is drawn in the colour of the theme worn at that moment, sharp at any scale,
// so an icon made before a change of theme need not be made again.
QIcon themeIcon(const QString &name, ColorRole role = ColorRole::Text);
QPixmap iconPixmap(const QString &name, ColorRole role, int size, qreal devicePixelRatio);
QIcon applicationIcon();

// Marks a field as wrong (red edge, soft red ground) or right again.
void markBad(QWidget *field, bool bad);

// The look of a text: role "caption", "section", "title", "total", "muted", "error", "mono". Follows the theme.
void setTextRole(QLabel *label, const char *role);

QPalette paletteFor(const Tokens &tokens);
QString styleSheetFor(const Theme &theme);

} // namespace desk

Q_DECLARE_METATYPE(desk::Theme)
