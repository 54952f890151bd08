#include "views/shell/preferences.h"

#include <QSettings>

#include <array>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

struct ModeWord {
    ThemeMode mode;
    QLatin1StringView word;
};
constexpr std::array modeWords{
    ModeWord{ThemeMode::Light, "light"_L1},
    ModeWord{ThemeMode::Dark, "dark"_L1},
    ModeWord{ThemeMode::System, "system"_L1},
};

void store(const QString &key, const QVariant &value)
{
    QSettings().setValue(key, value);
}

} // namespace

Preferences::Preferences(QObject *parent) : QObject(parent)
{
    const QSettings settings;
    const QString word = settings.value("look/theme"_L1).toString();
    for (const ModeWord &known : modeWords) {
        if (word == known.word)
            m_themeMode = known.mode;
    }
    m_textPercent = qBound(100, settings.value("look/textPercent"_L1, 100).toInt(), 150);
    m_tallyKeys = settings.value("keys/tally"_L1, false).toBool();
}

void Preferences::setThemeMode(ThemeMode mode)
{
    if (mode == m_themeMode)
        return;
    m_themeMode = mode;
    for (const ModeWord &known : modeWords) {
        if (mode == known.mode)
            store(u"look/theme"_s, QString(known.word));
    }
    Q_EMIT themeChanged();
}

void Preferences::setTextPercent(int percent)
{
    if (percent == m_textPercent)
        return;
    m_textPercent = percent;
    store(u"look/textPercent"_s, percent);
    Q_EMIT themeChanged();
}

void Preferences::setTallyKeys(bool on)
{
    if (on == m_tallyKeys)
        return;
    m_tallyKeys = on;
    store(u"keys/tally"_s, on);
    Q_EMIT tallyKeysChanged(on);
}

QByteArray Preferences::windowGeometry() const
{
    return QSettings().value("window/geometry"_L1).toByteArray();
}

void Preferences::setWindowGeometry(const QByteArray &geometry)
{
    store(u"window/geometry"_s, geometry);
}

} // namespace desk
