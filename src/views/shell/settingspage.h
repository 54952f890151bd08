#pragma once

#include "views/shell/page.h"

#include <memory>

QT_BEGIN_NAMESPACE
namespace Ui {
class SettingsPage;
}
QT_END_NAMESPACE

namespace desk {

class Preferences;

// What a person sets for this computer: look, text size, keys. Each choice holds at once.
class SettingsPage : public Page {
    Q_OBJECT
public:
    SettingsPage(Preferences *preferences, const QString &fileName, QWidget *parent = nullptr);
    ~SettingsPage() override;

    void arrive() override;
    QList<QWidget *> areas() const override;

Q_SIGNALS:
    void paperRequested();

private:
    std::unique_ptr<Ui::SettingsPage> m_ui;
    Preferences *m_preferences;
};

} // namespace desk
