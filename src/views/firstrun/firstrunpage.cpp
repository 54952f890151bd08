#include "views/firstrun/firstrunpage.h"

#include "domain/checks.h"
#include "domain/gstin.h"
#include "domain/reference.h"
#include "ui_firstrunpage.h"
#include "widgets/keys.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QShortcut>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

QString fileFilter()
{
    return FirstRunPage::tr("Company files (*.db *.challandesk);;All files (*)");
}

} // namespace

FirstRunPage::FirstRunPage(const QString &suggestedFile, QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::FirstRunPage>())
{
    m_ui->setupUi(this);
    m_ui->stateBox->addItem(QString(), QString());
    for (const State &state : states()) {
        if (state.selectable)
            m_ui->stateBox->addItem(u"%1 %2"_s.arg(state.code, state.name), state.code);
    }
    m_ui->fileEdit->setText(QDir::toNativeSeparators(suggestedFile));
    new FieldWalk(this);
    bind();
}

FirstRunPage::~FirstRunPage() = default;

void FirstRunPage::bind()
{
    connect(m_ui->gstinEdit, &QLineEdit::editingFinished, this, &FirstRunPage::onGstin);
    connect(m_ui->browseButton, &QPushButton::clicked, this, &FirstRunPage::chooseFile);
    connect(m_ui->openButton, &QPushButton::clicked, this, &FirstRunPage::openFile);
    connect(m_ui->sampleButton, &QPushButton::clicked, this, &FirstRunPage::sampleRequested);
    connect(m_ui->createButton, &QPushButton::clicked, this, &FirstRunPage::create);
    // As in every form.
    for (const Qt::Key enter : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *key = new QShortcut(QKeySequence(Qt::CTRL | enter), this);
        key->setAutoRepeat(false);
        connect(key, &QShortcut::activated, m_ui->createButton, &QPushButton::click);
    }
    const auto clears = [this](QLineEdit *edit, FieldBox *box) {
        connect(edit, &QLineEdit::textEdited, this, [box] { box->setProblem({}); });
    };
    clears(m_ui->nameEdit, m_ui->nameEditBox);
    clears(m_ui->gstinEdit, m_ui->gstinEditBox);
    clears(m_ui->addressEdit, m_ui->addressEditBox);
    clears(m_ui->cityEdit, m_ui->cityEditBox);
    clears(m_ui->pinEdit, m_ui->pinEditBox);
    clears(m_ui->fileEdit, m_ui->fileEditBox);
    connect(m_ui->stateBox, &QComboBox::activated, this, [this] { m_ui->stateBoxBox->setProblem({}); });
}

void FirstRunPage::start()
{
    m_ui->nameEdit->setFocus();
}

// A right GSTIN names its state, which need not be chosen again.
void FirstRunPage::onGstin()
{
    const QString gstin = normalisedGstin(m_ui->gstinEdit->text());
    m_ui->gstinEdit->setText(gstin);
    if (gstin.isEmpty()) {
        m_ui->gstinEditBox->setProblem({});
        return;
    }
    const GstinCheck check = checkGstin(gstin);
    m_ui->gstinEditBox->setProblem(check.problem);
    if (!check.valid)
        return;
    if (const int row = m_ui->stateBox->findData(check.state); row >= 0) {
        m_ui->stateBox->setCurrentIndex(row);
        m_ui->stateBoxBox->setProblem({});
    }
}

Company FirstRunPage::company() const
{
    Company company;
    company.name = m_ui->nameEdit->text().simplified();
    company.gstin = normalisedGstin(m_ui->gstinEdit->text());
    if (const QString line = m_ui->addressEdit->text().simplified(); !line.isEmpty())
        company.address.lines = {line};
    company.address.city = m_ui->cityEdit->text().simplified();
    company.address.pin = m_ui->pinEdit->text().simplified().remove(u' ');
    company.address.state = m_ui->stateBox->currentData().toString();
    return company;
}

bool FirstRunPage::showProblems(const Company &company)
{
    struct Place {
        QLatin1StringView field;
        QWidget *edit;
        FieldBox *box;
    };
    const std::array places{Place{"name"_L1, m_ui->nameEdit, m_ui->nameEditBox},
                            Place{"gstin"_L1, m_ui->gstinEdit, m_ui->gstinEditBox},
                            Place{"state"_L1, m_ui->stateBox, m_ui->stateBoxBox},
                            Place{"address"_L1, m_ui->addressEdit, m_ui->addressEditBox},
                            Place{"city"_L1, m_ui->cityEdit, m_ui->cityEditBox},
                            Place{"pin"_L1, m_ui->pinEdit, m_ui->pinEditBox},
                            Place{"file"_L1, m_ui->fileEdit, m_ui->fileEditBox}};
    Violations violations = checkCompany(company);
    if (m_ui->fileEdit->text().trimmed().isEmpty())
        violations.push_back({u"file"_s, u"missing"_s, tr("Say where the company file is kept")});
    else if (QFileInfo::exists(m_ui->fileEdit->text()))
        violations.push_back({u"file"_s, u"exists"_s, tr("There is a file of this name already; it is not replaced")});
    QWidget *first = nullptr;
    for (const Place &place : places) {
        QString problem;
        for (const Violation &violation : violations) {
            if (problem.isEmpty() && violation.field.startsWith(place.field))
                problem = violation.message;
        }
        place.box->setProblem(problem);
        if (!first && !problem.isEmpty())
            first = place.edit;
    }
    if (first)
        first->setFocus();
    else if (!violations.empty())
        showRefused(violations.front().message);
    return !violations.empty();
}

void FirstRunPage::create()
{
    onGstin();
    const Company made = company();
    if (!showProblems(made))
        Q_EMIT createRequested(made, QDir::fromNativeSeparators(m_ui->fileEdit->text().trimmed()));
}

void FirstRunPage::setBusy(const QString &what)
{
    m_ui->card->setEnabled(what.isEmpty());
    m_ui->foot->setEnabled(what.isEmpty());
    if (what.isEmpty())
        m_ui->messageBar->clear();
    else
        m_ui->messageBar->showMessage(Tone::Accent, what);
}

void FirstRunPage::showRefused(const QString &message)
{
    setBusy({});
    m_ui->messageBar->showMessage(Tone::Error, message);
}

void FirstRunPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Where the company file is kept"), m_ui->fileEdit->text(), fileFilter());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"db"_s);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &file) { m_ui->fileEdit->setText(QDir::toNativeSeparators(file)); });
    dialog->open();
}

void FirstRunPage::openFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a company file"), QString(), fileFilter());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &FirstRunPage::openRequested);
    dialog->open();
}

} // namespace desk
