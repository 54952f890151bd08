#include "views/shell/settingspage.h"

#include "ui_settingspage.h"
#include "views/shell/preferences.h"
#include "widgets/keys.h"

#include <QDir>

namespace desk {

using namespace Qt::StringLiterals;

SettingsPage::SettingsPage(Preferences *preferences, const QString &fileName, QWidget *parent)
    : Page(parent), m_ui(std::make_unique<Ui::SettingsPage>()), m_preferences(preferences)
{
    m_ui->setupUi(this);
    m_ui->themeBox->addItem(tr("As the desktop"), QVariant::fromValue(int(ThemeMode::System)));
    m_ui->themeBox->addItem(tr("Light"), QVariant::fromValue(int(ThemeMode::Light)));
    m_ui->themeBox->addItem(tr("Dark"), QVariant::fromValue(int(ThemeMode::Dark)));
    for (const int percent : {100, 115, 130, 150})
        m_ui->textSizeBox->addItem(tr("%1 %").arg(percent), percent);
    m_ui->themeBox->setCurrentIndex(m_ui->themeBox->findData(int(preferences->themeMode())));
    m_ui->textSizeBox->setCurrentIndex(qMax(0, m_ui->textSizeBox->findData(preferences->textPercent())));
    m_ui->tallyKeysBox->setChecked(preferences->tallyKeys());
    m_ui->fileLabel->setText(QDir::toNativeSeparators(fileName));
    m_ui->versionLabel->setText(tr("Challan Desk %1").arg(QString::fromLatin1(DESK_VERSION)));

    connect(m_ui->themeBox, &QComboBox::activated, this,
            [this](int row) { m_preferences->setThemeMode(ThemeMode(m_ui->themeBox->itemData(row).toInt())); });
    connect(m_ui->textSizeBox, &QComboBox::activated, this,
            [this](int row) { m_preferences->setTextPercent(m_ui->textSizeBox->itemData(row).toInt()); });
    connect(m_ui->tallyKeysBox, &QCheckBox::toggled, m_preferences, &Preferences::setTallyKeys);
    connect(m_ui->paperButton, &QPushButton::clicked, this, &SettingsPage::paperRequested);
    new FieldWalk(this);
}

SettingsPage::~SettingsPage() = default;

void SettingsPage::arrive()
{
    m_ui->themeBox->setFocus();
}

QList<QWidget *> SettingsPage::areas() const
{
    return {m_ui->themeBox};
}

} // namespace desk
