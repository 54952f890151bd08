#pragma once

#include "views/shell/page.h"

#include <QDialog>

#include <memory>

QT_BEGIN_NAMESPACE
namespace Ui {
class KeySheet;
}
QT_END_NAMESPACE

namespace desk {

// All keys that work here, searchable.
class KeySheet : public QDialog {
    Q_OBJECT
public:
    KeySheet(const QList<KeyNote> &notes, QWidget *parent);
    ~KeySheet() override;

private:
    void filter(const QString &text);

    std::unique_ptr<Ui::KeySheet> m_ui;
};

} // namespace desk
