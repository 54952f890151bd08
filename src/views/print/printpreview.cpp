#include "views/print/printpreview.h"

#include "print/copies.h"
#include "ui_printpreview.h"
#include "views/dialogs/rollbackqueue.h"
#include "views/print/pagecanvas.h"
#include "widgets/buttons.h"
#include "widgets/theme.h"

#include <QKeyEvent>
#include <QSettings>
#include <QShortcut>
#include <QStandardItemModel>

#include <array>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

enum Paper { AsDocument, Certificate, Dispatches };

constexpr std::array zoomPercents{0, 50, 75, 100, 125, 150, 200}; // 0: as wide as the window

QString copiesKey(DocumentKind kind)
{
    return u"print/copies/"_s + wordOf(kind);
}

// The mark as people read it beside a box: "Original for recipient".
QString readable(const QString &mark)
{
    return mark.left(1) + mark.mid(1).toLower();
}

} // namespace

PrintPreview::PrintPreview(const Session &session, RollbackQueue *faults, PrintPort port, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::PrintPreview>()), m_session(session), m_faults(faults),
      m_port(std::move(port)), m_model(new PaperModel(session, this)), m_thumbs(new QStandardItemModel(this)),
      m_thumbPainter(new ThumbnailDelegate(this)), m_typesetter(Typesetter::create())
{
    m_ui->setupUi(this);
    setWindowTitle(tr("Print"));
    if (!m_port.hasPrinter()) {
        setButtonKind(m_ui->printButton, "");
        setButtonKind(m_ui->pdfButton, "primary");
    }
    for (const int percent : zoomPercents)
        m_ui->zoomBox->addItem(percent == 0 ? tr("As wide as the window") : tr("%1 %").arg(percent), percent);
    m_ui->thumbs->setModel(m_thumbs);
    m_ui->thumbs->setItemDelegate(m_thumbPainter);
    m_ui->thumbs->setFixedWidth(Theme::current().px(148));
    m_ui->progressFrame->hide();
    m_ui->previousButton->hide();
    m_ui->nextButton->hide();
    m_ui->documentLabel->hide();
    bind();
    bindKeys();
    m_ui->canvas->setFocus();
}

PrintPreview::~PrintPreview()
{
    // Whoever draws goes before what is drawn.
    m_ui->canvas->setPages(nullptr, nullptr);
    m_thumbPainter->setPages(nullptr, nullptr);
    delete m_run;
}

void PrintPreview::bind()
{
    connect(m_model, &PaperModel::loaded, this, &PrintPreview::take);
    connect(m_model, &PaperModel::refused, this, &PrintPreview::refuse);
    connect(m_model, &PaperModel::failed, this, [this](const Failure &failure) {
        m_faults->show(failure, {});
        reject();
    });
    connect(m_ui->printButton, &QPushButton::clicked, this, &PrintPreview::print);
    connect(m_ui->pdfButton, &QPushButton::clicked, this, &PrintPreview::savePdf);
    connect(m_ui->folderButton, &QPushButton::clicked, this, &PrintPreview::chooseFolder);
    connect(m_ui->mailButton, &QPushButton::clicked, this, &PrintPreview::mail);
    connect(m_ui->sheetButton, &QPushButton::clicked, this, &PrintPreview::saveSheet);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->messageBar, &MessageBar::linkActivated, this, &PrintPreview::onLink);
    connect(m_ui->previousButton, &QPushButton::clicked, this, [this] { stepDocument(-1); });
    connect(m_ui->nextButton, &QPushButton::clicked, this, [this] { stepDocument(1); });
    connect(m_ui->stopButton, &QPushButton::clicked, this, [this] {
        if (m_run)
            m_run->stop();
    });
    connect(m_ui->paperBox, &QComboBox::activated, this, &PrintPreview::setOut);
    connect(m_ui->zoomBox, &QComboBox::currentIndexChanged, this,
            [this](int row) { m_ui->canvas->setZoom(m_ui->zoomBox->itemData(row).toInt() / 100.0); });
    connect(m_ui->canvas, &PageCanvas::zoomStepped, this, &PrintPreview::stepZoom);
    connect(m_ui->canvas, &PageCanvas::currentPageChanged, this, [this](int page) {
        m_ui->thumbs->setCurrentIndex(m_thumbs->index(page, 0));
        showPlace();
    });
    connect(m_ui->thumbs, &QListView::clicked, this,
            [this](const QModelIndex &index) { m_ui->canvas->goToPage(index.row()); });
    connect(m_ui->thumbs->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                if (m_ui->thumbs->hasFocus())
                    m_ui->canvas->goToPage(index.row());
            });
    connect(m_ui->thumbs, &QListView::activated, this,
            [this](const QModelIndex &index) { m_ui->canvas->goToPage(index.row()); });
}

void PrintPreview::bindKeys()
{
    const auto key = [this](const QKeySequence &sequence, auto act) {
        connect(new QShortcut(sequence, this), &QShortcut::activated, this, act);
    };
    key(QKeySequence::Save, [this] { savePdf(); });
    key(QKeySequence::Print, [this] { print(); });
    key(QKeySequence(Qt::CTRL | Qt::Key_PageUp), [this] { stepDocument(-1); });
    key(QKeySequence(Qt::CTRL | Qt::Key_PageDown), [this] { stepDocument(1); });
    key(QKeySequence(Qt::CTRL | Qt::Key_Plus), [this] { stepZoom(1); });
    key(QKeySequence(Qt::CTRL | Qt::Key_Equal), [this] { stepZoom(1); });
    key(QKeySequence(Qt::CTRL | Qt::Key_Minus), [this] { stepZoom(-1); });
    key(QKeySequence(Qt::CTRL | Qt::Key_0), [this] { m_ui->zoomBox->setCurrentIndex(0); });
}

void PrintPreview::showDocuments(const std::vector<qint64> &ids)
{
    if (ids.empty())
        return;
    m_ids = ids;
    m_shown = 0;
    m_ui->previousButton->setVisible(isMany());
    m_ui->nextButton->setVisible(isMany());
    m_ui->documentLabel->setVisible(isMany());
    m_ui->mailButton->setVisible(!isMany());
    m_ui->sheetButton->setVisible(!isMany());
    m_question = m_model->load({ids.front()});
}

void PrintPreview::showDraft(const DocumentDraft &draft)
{
    m_ids.clear();
    m_question = m_model->loadDraft(draft);
}

bool PrintPreview::isSummary() const
{
    return m_ui->paperBox->currentData().toInt() == Dispatches;
}

bool PrintPreview::isCertificate() const
{
    return m_ui->paperBox->currentData().toInt() == Certificate;
}

void PrintPreview::take(const PaperBatch &batch)
{
    if (batch.question != m_question || batch.papers.empty())
        return;
    m_settings = paperSettingsFrom(batch.settings);
    if (batch.papers.size() > 1) {
        m_summed.clear();
        m_summed.reserve(batch.papers.size());
        for (const PaperDocument &paper : batch.papers)
            m_summed.push_back(paper.document);
        setOut();
        return;
    }
    const bool first = !m_paper;
    m_paper = batch.papers.front();
    if (first) {
        m_ui->paperBox->addItem(isMany() ? tr("Each document") : tr("Document"), AsDocument);
        if (!m_paper->facts.draft)
            m_ui->paperBox->addItem(tr("Guarantee certificate"), Certificate);
        if (isMany() && m_paper->document.kind == DocumentKind::Challan)
            m_ui->paperBox->addItem(tr("Dispatch summary"), Dispatches);
        m_ui->paperBox->setVisible(m_ui->paperBox->count() > 1);
    }
    if (first || copyMarks(m_paper->document).size() != m_copies.size())
        offerCopies();
    setOut();
}

// Ticked as the last time for this kind on this computer, else as the office has set it.
void PrintPreview::offerCopies()
{
    for (QCheckBox *box : std::as_const(m_copies))
        box->deleteLater();
    m_copies.clear();
    const Document &document = m_paper->document;
    QStringList chosen = usualCopies(document, m_paper->facts, m_settings);
    const QVariant remembered = QSettings().value(copiesKey(document.kind));
    if (remembered.isValid() && m_paper->facts.irn.isEmpty())
        chosen = marksNamed(document, remembered.toStringList());
    const QStringList marks = copyMarks(document);
    for (const QString &mark : marks) {
        auto *box = new QCheckBox(readable(mark), m_ui->copiesBox);
        box->setObjectName(copyWord(mark) + u"Copy"_s);
        box->setProperty("mark", mark);
        box->setChecked(chosen.contains(mark));
        connect(box, &QCheckBox::toggled, this, [this] {
            rememberCopies();
            setOut();
        });
        m_ui->copiesRow->addWidget(box);
        m_copies.append(box);
    }
}

void PrintPreview::rememberCopies()
{
    QStringList words;
    for (const QCheckBox *box : std::as_const(m_copies)) {
        if (box->isChecked())
            words << copyWord(box->property("mark").toString());
    }
    QSettings().setValue(copiesKey(m_paper->document.kind), words);
}

QStringList PrintPreview::copiesFor(const PaperDocument &paper) const
{
    QStringList words;
    bool all = true;
    for (const QCheckBox *box : m_copies) {
        all = all && box->isChecked();
        if (box->isChecked())
            words << copyWord(box->property("mark").toString());
    }
    return all && !m_copies.isEmpty() ? copyMarks(paper.document) : marksNamed(paper.document, words);
}

Result<PaperLayout> PrintPreview::layOutOf(const PaperDocument &paper, Typesetter &typesetter) const
{
    PaperOptions options = m_settings.options;
    if (isCertificate())
        return layOutCertificate(paper.document, m_settings.guarantee, options, typesetter);
    options.copies = copiesFor(paper);
    return layOut(paper.document, options, paper.facts, typesetter);
}

void PrintPreview::setOut()
{
    if (!m_paper)
        return;
    if (!m_typesetter) {
        refuse(m_typesetter.error().message);
        return;
    }
    m_ui->copiesBox->setEnabled(m_ui->paperBox->currentData().toInt() == AsDocument);
    m_ui->sheetButton->setEnabled(m_ui->paperBox->currentData().toInt() == AsDocument);
    if (!isSummary()) {
        showLayout(layOutOf(*m_paper, *m_typesetter));
        return;
    }
    if (m_summed.size() != m_ids.size()) {
        m_question = m_model->load(m_ids);
        return;
    }
    showLayout(layOutDispatchSummary(m_summed, {}, m_settings.options, *m_typesetter));
}

void PrintPreview::showLayout(Result<PaperLayout> layout)
{
    m_ui->canvas->setPages(nullptr, nullptr);
    m_thumbPainter->setPages(nullptr, nullptr);
    m_layout.reset();
    m_thumbs->clear();
    if (!layout) {
        refuse(layout.error().message);
        showPlace();
        return;
    }
    m_layout = *std::move(layout);
    m_thumbPainter->setPages(&*m_layout, &*m_typesetter);
    const auto pages = int(m_layout->pages.size());
    for (int page = 0; page < pages; ++page) {
        auto *item = new QStandardItem;
        item->setAccessibleText(tr("Page %1").arg(page + 1));
        m_thumbs->appendRow(item);
    }
    m_ui->canvas->setPages(&*m_layout, &*m_typesetter);
    m_ui->thumbs->setCurrentIndex(m_thumbs->index(0, 0));
    m_ui->titleLabel->setText(m_layout->title);
    setWindowTitle(tr("Print – %1").arg(m_layout->title));
    if (!m_layout->remarks.isEmpty())
        say(Tone::Warning, m_layout->remarks.join(u' '));
    else if (m_ui->messageBar->tone() == Tone::Error)
        m_ui->messageBar->clear();
    showPlace();
}

void PrintPreview::showPlace()
{
    const int page = m_ui->canvas->currentPage();
    m_ui->pageLabel->setText(page < 0 ? QString() : tr("Page %1 of %2").arg(page + 1).arg(m_ui->canvas->pageCount()));
    m_ui->documentLabel->setText(tr("Document %1 of %2").arg(m_shown + 1).arg(m_ids.size()));
    m_ui->previousButton->setEnabled(m_shown > 0 && !isSummary());
    m_ui->nextButton->setEnabled(m_shown + 1 < m_ids.size() && !isSummary());
    const bool ready = m_layout && !m_run;
    for (QWidget *button : {static_cast<QWidget *>(m_ui->printButton), static_cast<QWidget *>(m_ui->pdfButton),
                            static_cast<QWidget *>(m_ui->folderButton), static_cast<QWidget *>(m_ui->mailButton)})
        button->setEnabled(ready);
    m_ui->sheetButton->setEnabled(ready && m_ui->paperBox->currentData().toInt() == AsDocument);
}

void PrintPreview::stepDocument(int step)
{
    const auto next = std::ptrdiff_t(m_shown) + step;
    if (!isMany() || isSummary() || m_run || next < 0 || next >= std::ptrdiff_t(m_ids.size()))
        return;
    m_shown = std::size_t(next);
    m_question = m_model->load({m_ids[m_shown]});
}

// From "as wide as the window" to the step next to what is seen.
void PrintPreview::stepZoom(int step)
{
    constexpr auto last = int(zoomPercents.size()) - 1;
    int row = m_ui->zoomBox->currentIndex();
    if (row == 0) {
        const int seen = qRound(m_ui->canvas->scale() * 7200.0 / m_ui->canvas->logicalDpiX());
        row = step > 0 ? 1 : last;
        while (step > 0 ? row < last && zoomPercents[std::size_t(row)] <= seen
                        : row > 1 && zoomPercents[std::size_t(row)] >= seen)
            row += step;
    } else {
        row = qBound(1, row + step, last);
    }
    m_ui->zoomBox->setCurrentIndex(row);
}

void PrintPreview::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter) {
        if (auto *button = qobject_cast<QPushButton *>(focusWidget()))
            button->click();
        else
            print();
        return;
    }
    if (event->key() == Qt::Key_Escape && m_run) {
        m_run->stop();
        return;
    }
    QDialog::keyPressEvent(event);
}

void PrintPreview::done(int result)
{
    if (m_run)
        m_run->stop();
    QDialog::done(result);
}

} // namespace desk
