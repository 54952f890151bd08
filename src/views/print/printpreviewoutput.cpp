#include "print/sheet.h"
#include "ui_printpreview.h"
#include "views/print/pagecanvas.h"
#include "views/print/printpreview.h"
#include "widgets/keys.h"

#include <QDateTime>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QPrinter>
#include <QProcess>
#include <QSettings>
#include <QStandardPaths>
#include <QUrl>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

const QString folderKey = u"print/folder"_s;
constexpr int mailKeptDays = 1;

// The mail program reads an attachment long after it was started, so yesterday's are cleared, not today's.
QString mailFolder()
{
    const QDir cache(QStandardPaths::writableLocation(QStandardPaths::CacheLocation));
    QDir folder(cache.filePath(u"mail"_s));
    if (!folder.mkpath(u"."_s))
        return {};
    const QDateTime old = QDateTime::currentDateTime().addDays(-mailKeptDays);
    for (const QFileInfo &file : folder.entryInfoList(QDir::Files)) {
        if (file.lastModified() < old)
            QFile::remove(file.filePath());
    }
    return folder.path();
}

} // namespace

QString PrintPreview::pdfName() const
{
    if (isSummary())
        return tr("Dispatch summary.pdf");
    if (isMany())
        return tr("%1 documents.pdf").arg(m_ids.size());
    const QString name = fileNameFor(m_paper->document);
    return isCertificate() ? tr("Guarantee %1").arg(name) : name;
}

void PrintPreview::say(Tone tone, const QString &headline, const QList<MessageLink> &links, const QString &rest)
{
    m_ui->messageBar->showMessage(tone, headline, links, rest);
}

void PrintPreview::refuse(const QString &message)
{
    say(Tone::Error, message);
}

void PrintPreview::print()
{
    if (!m_layout || m_run)
        return;
    if (!m_port.hasPrinter()) {
        say(Tone::Warning, tr("No printer is set up on this computer."), {{u"pdf"_s, tr("Save PDF")}});
        return;
    }
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(m_layout->title);
    printer->setFullPage(true);
    m_port.choose(*printer, this, [this, printer] { printTo(printer); });
}

void PrintPreview::printTo(const std::shared_ptr<QPrinter> &printer)
{
    if (!m_layout || m_run)
        return;
    const bool ranged = printer->printRange() == QPrinter::PageRange;
    auto sink = printerSink(printer, ranged ? printer->fromPage() : 0, ranged ? printer->toPage() : 0);
    const QString name = printer->printerName();
    if (isMany() && !isSummary()) {
        start(std::move(sink), [this] { say(Tone::Success, tr("%1 documents were printed.").arg(m_ids.size())); });
        return;
    }
    Result<void> done = sink->add(*m_layout, *m_typesetter);
    if (done)
        done = sink->finish();
    if (!done)
        refuse(done.error().message);
    else
        say(Tone::Success, name.isEmpty() ? tr("Printed.") : tr("Sent to %1.").arg(name));
}

void PrintPreview::savePdf()
{
    if (!m_layout || m_run)
        return;
    const SavePlace place = savePlace(QSettings().value(folderKey).toString());
    if (place.folder.isEmpty())
        refuse(tr("%1 No other folder can be written either.").arg(place.why));
    else
        savePdfAs(place.folder, pdfName(), place.why);
}

void PrintPreview::savePdfAs(const QString &folder, const QString &name, const QString &why)
{
    askAboutFile(folder, name, why, [this, folder, why](const QString &chosen) {
        const QString path = QDir(folder).filePath(chosen);
        auto file = PdfFile::create(path, m_layout->title);
        if (!file) {
            refuse(file.error().message);
            return;
        }
        if (isMany() && !isSummary()) {
            start(pdfSink(*std::move(file)), [this, path, why] { saved(path, why); });
            return;
        }
        file->add(*m_layout, *m_typesetter);
        if (const Result<void> done = file->finish(); !done)
            refuse(done.error().message);
        else
            saved(path, why);
    });
}

void PrintPreview::saveSheet()
{
    if (!m_paper || m_run)
        return;
    const SavePlace place = savePlace(QSettings().value(folderKey).toString());
    if (place.folder.isEmpty()) {
        refuse(tr("%1 No other folder can be written either.").arg(place.why));
        return;
    }
    askAboutFile(place.folder, sheetNameFor(m_paper->document), place.why, [this, place](const QString &name) {
        const QString path = QDir(place.folder).filePath(name);
        const auto done = writeSheet(path, m_paper->document, m_settings.options, m_paper->facts);
        if (!done)
            refuse(done.error().message);
        else
            saved(path, place.why);
    });
}

// A file that is there is replaced only when the person says so.
void PrintPreview::askAboutFile(const QString &folder, const QString &name, const QString &why,
                                const std::function<void(const QString &name)> &write)
{
    if (!QFileInfo::exists(QDir(folder).filePath(name))) {
        write(name);
        return;
    }
    m_write = write;
    m_askedFolder = folder;
    m_askedName = name;
    say(Tone::Warning, tr("%1 is in %2 already.").arg(name, QDir::toNativeSeparators(folder)),
        {{u"replace"_s, tr("Replace it")}, {u"both"_s, tr("Keep both")}}, why);
    moveFocus(m_ui->messageBar, true);
}

void PrintPreview::saved(const QString &path, const QString &why)
{
    m_savedPath = path;
    const QFileInfo file(path);
    const QString where = tr("Saved %1 in %2.").arg(file.fileName(), QDir::toNativeSeparators(file.path()));
    say(why.isEmpty() ? Tone::Success : Tone::Warning, why.isEmpty() ? where : why + u' ' + where,
        {{u"open"_s, tr("Open it")}, {u"folder"_s, tr("Show folder")}});
}

void PrintPreview::chooseFolder()
{
    if (!m_layout || m_run)
        return;
    const SavePlace place = savePlace(QSettings().value(folderKey).toString());
    auto *dialog = new QFileDialog(this, tr("Folder for saved files"), place.folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &folder) {
        QSettings().setValue(folderKey, folder);
        savePdf();
    });
    dialog->open();
}

void PrintPreview::mail()
{
    if (!m_layout || m_run || !m_paper)
        return;
    const MessageLink save{u"pdf"_s, tr("Save PDF")};
    if (m_port.mailProgram.isEmpty()) {
        say(Tone::Warning, tr("No mail program is set up on this computer."), {save},
            tr("Save the PDF and attach it to your mail."));
        return;
    }
    const QString folder = mailFolder();
    const QString path = QDir(folder).filePath(pdfName());
    if (const auto done = writePdf(path, *m_layout, *m_typesetter); !done) {
        refuse(done.error().message);
        return;
    }
    QStringList arguments{u"--subject"_s, m_layout->title, u"--attach"_s, path};
    if (!m_paper->document.party.email.isEmpty())
        arguments << m_paper->document.party.email;
    auto *program = new QProcess(this);
    const auto failed = [this, save] {
        say(Tone::Warning, tr("The mail program did not open."), {save},
            tr("Save the PDF and attach it to your mail."));
    };
    connect(program, &QProcess::errorOccurred, this, failed);
    connect(program, &QProcess::finished, this, [this, program, failed](int code) {
        program->deleteLater();
        if (code != 0)
            failed();
        else
            say(Tone::Success, tr("The mail program has the PDF."));
    });
    program->start(m_port.mailProgram, arguments);
}

void PrintPreview::start(std::unique_ptr<PageSink> sink, const std::function<void()> &whenDone)
{
    const auto maker = [this](const PaperDocument &paper, Typesetter &typesetter) {
        return layOutOf(paper, typesetter);
    };
    // A model of its own: what the preview asks for meanwhile is not meant for it.
    auto *run = new PrintRun(new PaperModel(m_session, this), m_ids, maker, &*m_typesetter, this);
    m_run = run;
    m_ui->messageBar->clear();
    m_ui->progressBar->setRange(0, int(m_ids.size()));
    m_ui->progressBar->setValue(0);
    m_ui->progressLabel->setText(tr("%1 of %2").arg(0).arg(m_ids.size()));
    m_ui->progressFrame->show();
    m_ui->stopButton->setFocus();
    const auto ended = [this, run] {
        m_ui->progressFrame->hide();
        m_run = nullptr;
        run->deleteLater();
        showPlace();
        m_ui->canvas->setFocus();
    };
    connect(run, &PrintRun::progress, this, [this](int done, int total) {
        m_ui->progressBar->setValue(done);
        m_ui->progressLabel->setText(tr("%1 of %2").arg(done).arg(total));
    });
    connect(run, &PrintRun::finished, this, [ended, whenDone] {
        ended();
        whenDone();
    });
    connect(run, &PrintRun::stopped, this, [this, ended](const QString &why) {
        ended();
        if (why.isEmpty())
            say(Tone::Warning, tr("Stopped. No file was written and nothing was sent to a printer."));
        else
            refuse(why);
    });
    showPlace();
    run->start(std::move(sink));
}

void PrintPreview::onLink(const QString &id)
{
    if (id == u"pdf"_s) {
        savePdf();
    } else if (id == u"replace"_s || id == u"both"_s) {
        m_ui->messageBar->clear();
        const auto write = std::exchange(m_write, nullptr);
        if (write)
            write(id == u"both"_s ? freeName(m_askedFolder, m_askedName) : m_askedName);
    } else if (id == u"open"_s) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(m_savedPath));
    } else if (id == u"folder"_s) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_savedPath).path()));
    }
}

} // namespace desk
