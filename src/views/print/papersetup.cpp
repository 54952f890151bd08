#include "views/print/papersetup.h"

#include "print/copies.h"
#include "ui_papersetup.h"
#include "views/dialogs/rollbackqueue.h"
#include "views/print/pagecanvas.h"
#include "widgets/keys.h"
#include "widgets/theme.h"

#include <QColorDialog>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QShortcut>

#include <utility>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int pauseMilliseconds = 120; // between the last change and the sample
constexpr qint64 logoBytes = 1'000'000;

QPixmap swatch(const QColor &colour)
{
    QPixmap picture(16, 16);
    picture.fill(colour);
    return picture;
}

template <typename Value>
void addChoice(QComboBox *box, const QString &text, Value value)
{
    box->addItem(text, int(value));
}

} // namespace

PaperSetup::PaperSetup(const Session &session, RollbackQueue *faults, QWidget *parent)
    : Page(parent), m_ui(std::make_unique<Ui::PaperSetup>()), m_faults(faults), m_model(new PaperModel(session, this)),
      m_typesetter(Typesetter::create())
{
    m_ui->setupUi(this);
    m_copyBoxes = {{DocumentKind::Challan, u"original"_s, m_ui->challanOriginalBox},
                   {DocumentKind::Challan, u"duplicate"_s, m_ui->challanDuplicateBox},
                   {DocumentKind::Challan, u"triplicate"_s, m_ui->challanTriplicateBox},
                   {DocumentKind::Invoice, u"original"_s, m_ui->invoiceOriginalBox},
                   {DocumentKind::Invoice, u"duplicate"_s, m_ui->invoiceDuplicateBox},
                   {DocumentKind::Invoice, u"triplicate"_s, m_ui->invoiceTriplicateBox},
                   {DocumentKind::CreditNote, u"original"_s, m_ui->creditOriginalBox},
                   {DocumentKind::CreditNote, u"duplicate"_s, m_ui->creditDuplicateBox},
                   {DocumentKind::Return, u"original"_s, m_ui->returnOriginalBox},
                   {DocumentKind::Return, u"office"_s, m_ui->returnOfficeBox}};
    m_columnBoxes = {{&PaperColumns::hsn, m_ui->hsnBox},       {&PaperColumns::itemCode, m_ui->codeBox},
                     {&PaperColumns::rate, m_ui->rateBox},     {&PaperColumns::discount, m_ui->discountBox},
                     {&PaperColumns::value, m_ui->valueBox},   {&PaperColumns::gstRate, m_ui->gstBox},
                     {&PaperColumns::taxAmount, m_ui->taxBox}, {&PaperColumns::lineTotal, m_ui->totalBox}};
    fillChoices();
    bind();
    bindBoxes();
    m_model->loadSettings();
}

PaperSetup::~PaperSetup()
{
    m_ui->canvas->setPages(nullptr, nullptr);
}

void PaperSetup::fillChoices()
{
    addChoice(m_ui->templateBox, tr("Classic, boxed"), PaperTemplate::Classic);
    addChoice(m_ui->templateBox, tr("Modern, open"), PaperTemplate::Modern);
    addChoice(m_ui->templateBox, tr("Compact, for many lines"), PaperTemplate::Compact);
    addChoice(m_ui->sizeBox, tr("A4"), PaperSize::A4);
    addChoice(m_ui->sizeBox, tr("A5"), PaperSize::A5);
    addChoice(m_ui->sizeBox, tr("Letter"), PaperSize::Letter);
    addChoice(m_ui->directionBox, tr("Upright"), 0);
    addChoice(m_ui->directionBox, tr("Across"), 1);
    const std::array<std::pair<QString, QColor>, 6> accents{{{tr("Blue"), PaperOptions().accent},
                                                             {tr("Dark blue"), QColor(0x1F, 0x2F, 0x56)},
                                                             {tr("Green"), QColor(0x1B, 0x6E, 0x45)},
                                                             {tr("Maroon"), QColor(0x7A, 0x1F, 0x2B)},
                                                             {tr("Brown"), QColor(0x6B, 0x46, 0x23)},
                                                             {tr("Black"), QColor(0x22, 0x22, 0x22)}}};
    for (const auto &[name, colour] : accents)
        m_ui->accentBox->addItem(swatch(colour), name, colour);
    m_ui->accentBox->addItem(tr("Another …"), QColor());
}

void PaperSetup::bind()
{
    m_redraw.setSingleShot(true);
    m_redraw.setInterval(pauseMilliseconds);
    connect(&m_redraw, &QTimer::timeout, this, &PaperSetup::drawSample);
    // What somebody has begun to change is not overwritten by an answer that comes late.
    connect(m_model, &PaperModel::settingsLoaded, this, [this](const QJsonObject &settings, const Company &company) {
        if (!m_isLoaded || !isChanged())
            take(settings, company);
        m_isLoaded = true;
    });
    connect(m_model, &PaperModel::refused, this,
            [this](const QString &message) { m_ui->messageBar->showMessage(Tone::Error, message); });
    connect(m_model, &PaperModel::failed, this, [this](const Failure &failure) {
        m_faults->show(failure, {.tryAgain = [this] { save(); }, .saveCopy = {}, .backToWork = {}});
    });
    connect(m_model, &PaperModel::settingsSaved, this, [this] {
        m_ui->messageBar->showMessage(Tone::Success, tr("Saved. The next paper is printed so."));
        m_stored = m_saving;
        m_storedLogo = m_savingLogo;
        m_company.logo = m_savingLogo;
        m_ui->undoButton->setEnabled(isChanged());
    });
    connect(m_ui->saveButton, &QPushButton::clicked, this, &PaperSetup::save);
    connect(m_ui->undoButton, &QPushButton::clicked, this, [this] { take(m_stored, m_company); });
    connect(m_ui->backButton, &QPushButton::clicked, this, &PaperSetup::backRequested);
    connect(m_ui->logoButton, &QPushButton::clicked, this, &PaperSetup::chooseLogo);
    connect(m_ui->noLogoButton, &QPushButton::clicked, this, [this] {
        m_logo.clear();
        showLogo();
        onEdited();
    });
    connect(new QShortcut(QKeySequence::Save, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut),
            &QShortcut::activated, this, &PaperSetup::save);
    new FieldWalk(this);
}

void PaperSetup::bindBoxes()
{
    for (QComboBox *box : {m_ui->templateBox, m_ui->sizeBox, m_ui->directionBox})
        connect(box, &QComboBox::currentIndexChanged, this, &PaperSetup::onEdited);
    connect(m_ui->accentBox, &QComboBox::activated, this, [this](int row) {
        const QColor colour = m_ui->accentBox->itemData(row).value<QColor>();
        if (!colour.isValid()) {
            chooseAccent();
            return;
        }
        m_accent = colour;
        onEdited();
    });
    for (QDoubleSpinBox *box : {m_ui->leftBox, m_ui->topBox, m_ui->rightBox, m_ui->bottomBox})
        connect(box, &QDoubleSpinBox::valueChanged, this, &PaperSetup::onEdited);
    for (const ColumnBox &column : m_columnBoxes)
        connect(column.box, &QCheckBox::toggled, this, &PaperSetup::onEdited);
    for (const CopyBox &copy : m_copyBoxes)
        connect(copy.box, &QCheckBox::toggled, this, &PaperSetup::onEdited);
    for (QCheckBox *box : {m_ui->preprintedBox, m_ui->bankBox, m_ui->upiBox, m_ui->compositionBox})
        connect(box, &QCheckBox::toggled, this, &PaperSetup::onEdited);
    for (QLineEdit *edit : {m_ui->footerEdit, m_ui->signatoryEdit})
        connect(edit, &QLineEdit::textChanged, this, &PaperSetup::onEdited);
    for (QPlainTextEdit *edit : {m_ui->termsEdit, m_ui->guaranteeEdit})
        connect(edit, &QPlainTextEdit::textChanged, this, &PaperSetup::onEdited);
}

void PaperSetup::arrive()
{
    if (!isChanged())
        m_model->loadSettings();
    m_ui->templateBox->setFocus();
}

QList<QWidget *> PaperSetup::areas() const
{
    return {m_ui->tabs, m_ui->canvas, m_ui->saveButton};
}

QList<KeyNote> PaperSetup::keys() const
{
    const QString area = tr("Paper");
    return {{area, tr("Ctrl+S"), tr("Save for all who work on this file")},
            {area, tr("Ctrl+Tab"), tr("Next group of settings")},
            {area, tr("Esc"), tr("Back to the settings")}};
}

void PaperSetup::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    m_ui->saveButton->setVisible(!readOnly);
    m_ui->undoButton->setVisible(!readOnly);
}

void PaperSetup::take(const QJsonObject &settings, const Company &company)
{
    m_company = company;
    m_storedLogo = company.logo;
    m_logo = company.logo;
    m_stored = settings;
    show(paperSettingsFrom(settings));
    showLogo();
    onEdited();
    drawSample();
}

void PaperSetup::show(const PaperSettings &settings)
{
    m_loading = true;
    const PaperOptions &options = settings.options;
    m_ui->templateBox->setCurrentIndex(m_ui->templateBox->findData(int(options.look)));
    m_ui->sizeBox->setCurrentIndex(m_ui->sizeBox->findData(int(options.size)));
    m_ui->directionBox->setCurrentIndex(options.landscape ? 1 : 0);
    showAccent(options.accent);
    m_ui->preprintedBox->setChecked(options.preprinted);
    m_ui->leftBox->setValue(options.margins.left);
    m_ui->topBox->setValue(options.margins.top);
    m_ui->rightBox->setValue(options.margins.right);
    m_ui->bottomBox->setValue(options.margins.bottom);
    for (const ColumnBox &column : m_columnBoxes)
        column.box->setChecked(options.columns.*column.column);
    m_ui->bankBox->setChecked(options.showBank);
    m_ui->upiBox->setChecked(options.showUpi);
    m_ui->compositionBox->setChecked(settings.composition);
    m_ui->termsEdit->setPlainText(options.terms);
    m_ui->footerEdit->setText(options.footerText);
    m_ui->signatoryEdit->setText(options.signatureLabel);
    m_ui->guaranteeEdit->setPlainText(settings.guarantee);
    for (const CopyBox &copy : m_copyBoxes) {
        const auto words = settings.copies.find(copy.kind);
        copy.box->setChecked(words == settings.copies.end() || words->second.contains(copy.word));
    }
    m_loading = false;
}

PaperSettings PaperSetup::chosen() const
{
    PaperSettings settings = paperSettingsFrom(m_stored);
    PaperOptions &options = settings.options;
    options.look = PaperTemplate(m_ui->templateBox->currentData().toInt());
    options.size = PaperSize(m_ui->sizeBox->currentData().toInt());
    options.landscape = m_ui->directionBox->currentIndex() == 1;
    options.accent = m_accent;
    options.preprinted = m_ui->preprintedBox->isChecked();
    options.margins = {m_ui->leftBox->value(), m_ui->topBox->value(), m_ui->rightBox->value(),
                       m_ui->bottomBox->value()};
    for (const ColumnBox &column : m_columnBoxes)
        options.columns.*column.column = column.box->isChecked();
    options.showBank = m_ui->bankBox->isChecked();
    options.showUpi = m_ui->upiBox->isChecked();
    settings.composition = m_ui->compositionBox->isChecked();
    options.terms = m_ui->termsEdit->toPlainText();
    options.footerText = m_ui->footerEdit->text();
    options.signatureLabel = m_ui->signatoryEdit->text();
    settings.guarantee = m_ui->guaranteeEdit->toPlainText();
    for (const CopyBox &copy : m_copyBoxes)
        settings.copies[copy.kind].clear();
    for (const CopyBox &copy : m_copyBoxes) {
        QStringList &words = settings.copies[copy.kind];
        if (copy.box->isChecked())
            words << copy.word;
    }
    return settings;
}

bool PaperSetup::isChanged() const
{
    // Through the same door, so that a file without settings counts as one with the usual ones.
    PaperSettings stored = paperSettingsFrom(m_stored);
    for (const CopyBox &copy : m_copyBoxes) {
        if (m_stored.value(u"copies"_s).toObject().contains(wordOf(copy.kind)))
            continue;
        stored.copies[copy.kind] << copy.word;
    }
    return m_logo != m_storedLogo || toJson(chosen()) != toJson(stored);
}

void PaperSetup::onEdited()
{
    if (m_loading)
        return;
    m_ui->undoButton->setEnabled(isChanged());
    m_redraw.start();
}

void PaperSetup::drawSample()
{
    m_redraw.stop();
    if (!m_typesetter) {
        m_ui->messageBar->showMessage(Tone::Error, m_typesetter.error().message);
        return;
    }
    const PaperSettings settings = chosen();
    Document sample = samplePaper(m_company);
    sample.company.logo = m_logo;
    PaperOptions options = settings.options;
    options.copies = usualCopies(sample, {}, settings).mid(0, 1);
    auto layout = layOut(sample, options, {}, *m_typesetter);
    m_ui->canvas->setPages(nullptr, nullptr);
    m_layout.reset();
    if (!layout) {
        m_ui->messageBar->showMessage(Tone::Warning, layout.error().message);
        return;
    }
    m_layout = *std::move(layout);
    m_ui->canvas->setPages(&*m_layout, &*m_typesetter);
    if (m_ui->messageBar->tone() != Tone::Success)
        m_ui->messageBar->clear();
}

void PaperSetup::showLogo()
{
    QPixmap picture;
    picture.loadFromData(m_logo);
    m_ui->noLogoButton->setEnabled(!m_logo.isEmpty());
    if (picture.isNull())
        m_ui->logoLabel->setText(m_logo.isEmpty() ? tr("No logo") : tr("This logo cannot be read"));
    else
        m_ui->logoLabel->setPixmap(picture.scaled(160, 48, Qt::KeepAspectRatio, Qt::SmoothTransformation));
}

void PaperSetup::showAccent(const QColor &colour)
{
    m_accent = colour;
    QComboBox *box = m_ui->accentBox;
    for (int row = 0; row < box->count(); ++row) {
        if (box->itemData(row).value<QColor>() == colour) {
            box->setCurrentIndex(row);
            return;
        }
    }
    box->insertItem(box->count() - 1, swatch(colour), colour.name(), colour);
    box->setCurrentIndex(box->count() - 2);
}

void PaperSetup::chooseAccent()
{
    showAccent(m_accent);
    auto *dialog = new QColorDialog(m_accent, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QColorDialog::colorSelected, this, [this](const QColor &colour) {
        showAccent(colour);
        onEdited();
    });
    dialog->open();
}

void PaperSetup::chooseLogo()
{
    auto *dialog = new QFileDialog(this, tr("Logo"), {}, tr("Pictures (*.png *.jpg *.jpeg *.svg *.bmp)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &PaperSetup::takeLogo);
    dialog->open();
}

void PaperSetup::takeLogo(const QString &name)
{
    QFile file(name);
    const auto refuse = [this, &name](const QString &why) {
        m_ui->messageBar->showMessage(Tone::Error, why.arg(QFileInfo(name).fileName()));
    };
    if (!file.open(QIODevice::ReadOnly))
        return refuse(tr("%1 cannot be read."));
    if (file.size() > logoBytes)
        return refuse(tr("%1 is larger than 1 MB. Take a smaller picture."));
    const QByteArray picture = file.readAll();
    if (QImage::fromData(picture).isNull())
        return refuse(tr("%1 is not a picture that can be read."));
    m_logo = picture;
    m_ui->messageBar->clear();
    showLogo();
    onEdited();
}

void PaperSetup::save()
{
    if (m_readOnly)
        return;
    m_saving = toJson(chosen());
    m_savingLogo = m_logo;
    m_model->saveSettings(m_saving, m_savingLogo);
}

void PaperSetup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT backRequested();
        return;
    }
    Page::keyPressEvent(event);
}

} // namespace desk
