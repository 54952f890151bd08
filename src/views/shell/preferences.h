#pragma once

#include "widgets/theme.h"

#include <QObject>

namespace desk {

// What a person has set for the program on this computer. Kept in the user's settings, read once.
class Preferences : public QObject {
    Q_OBJECT
public:
    explicit Preferences(QObject *parent = nullptr);

    ThemeMode themeMode() const { return m_themeMode; }
    int textPercent() const { return m_textPercent; }
    bool tallyKeys() const { return m_tallyKeys; }

    void setThemeMode(ThemeMode mode);
    void setTextPercent(int percent);
    void setTallyKeys(bool on);

    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);

Q_SIGNALS:
    void themeChanged();
    void tallyKeysChanged(bool on);

private:
    ThemeMode m_themeMode = ThemeMode::System;
    int m_textPercent = 100;
    bool m_tallyKeys = false;
};

} // namespace desk
