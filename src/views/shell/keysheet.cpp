#include "views/shell/keysheet.h"

#include "ui_keysheet.h"

#include <QHeaderView>

namespace desk {

KeySheet::KeySheet(const QList<KeyNote> &notes, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::KeySheet>())
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->keyTree->setHeaderLabels({tr("Keys"), tr("What they do"), tr("Where")});
    for (const KeyNote &note : notes)
        new QTreeWidgetItem(m_ui->keyTree, {note.keys, note.what, note.area});
    m_ui->keyTree->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_ui->keyTree->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_ui->keyTree->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    m_ui->keyTree->header()->setStretchLastSection(false);
    connect(m_ui->searchEdit, &QLineEdit::textChanged, this, &KeySheet::filter);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::accept);
    m_ui->searchEdit->setFocus();
}

KeySheet::~KeySheet() = default;

void KeySheet::filter(const QString &text)
{
    const QString sought = text.simplified();
    for (int row = 0; row < m_ui->keyTree->topLevelItemCount(); ++row) {
        QTreeWidgetItem *item = m_ui->keyTree->topLevelItem(row);
        bool found = false;
        for (int column = 0; column < item->columnCount(); ++column)
            found = found || item->text(column).contains(sought, Qt::CaseInsensitive);
        item->setHidden(!found);
    }
}

} // namespace desk
