#include "print/pdf.h"

#include "print/typesetter.h"

#include <QCoreApplication>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int pointsPerInch = 72;

Error cannotWrite(const QString &path, const QString &reason)
{
    Error error = Error::refused(
        u"cannot_write"_s,
        QCoreApplication::translate("Paper", "The file %1 cannot be written: %2. Choose another folder.")
            .arg(path, reason));
    error.detail = reason;
    return error;
}

QPageLayout pageLayout(QSizeF size)
{
    return QPageLayout(QPageSize(size, QPageSize::Point, {}, QPageSize::ExactMatch), QPageLayout::Portrait, {},
                       QPageLayout::Point);
}

} // namespace

QString fileNameFor(const Document &document)
{
    static const QString refused = u"/\\:*?\"<>|"_s;
    QString name = document.number.isEmpty() ? wordOf(document.kind) : document.number;
    for (QChar &character : name) {
        if (refused.contains(character) || !character.isPrint())
            character = u'-';
    }
    return name + u".pdf"_s;
}

struct PdfFile::Parts {
    explicit Parts(const QString &path) : file(path) {}

    QSaveFile file;
    std::unique_ptr<QPdfWriter> writer;
    std::unique_ptr<QPainter> painter; // gone before its writer
    QString title;
};

PdfFile::PdfFile(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
PdfFile::PdfFile(PdfFile &&) noexcept = default;
PdfFile &PdfFile::operator=(PdfFile &&) noexcept = default;
PdfFile::~PdfFile() = default;

Result<PdfFile> PdfFile::create(const QString &path, const QString &title)
{
    auto parts = std::make_unique<Parts>(path);
    parts->title = title;
    if (!parts->file.open(QIODevice::WriteOnly))
        return tl::unexpected(cannotWrite(path, parts->file.errorString()));
    return PdfFile(std::move(parts));
}

void PdfFile::add(const PaperLayout &layout, Typesetter &typesetter)
{
    Parts &parts = *m_parts;
    for (const PaperPage &page : layout.pages) {
        if (!parts.writer) {
            parts.writer = std::make_unique<QPdfWriter>(&parts.file);
            parts.writer->setTitle(parts.title);
            parts.writer->setCreator(u"Challan Desk"_s);
            parts.writer->setResolution(pointsPerInch);
            parts.writer->setPageLayout(pageLayout(page.size));
            parts.painter = std::make_unique<QPainter>(parts.writer.get());
        } else {
            parts.writer->setPageLayout(pageLayout(page.size));
            parts.writer->newPage();
        }
        paint(*parts.painter, page, typesetter);
    }
}

Result<void> PdfFile::finish()
{
    Parts &parts = *m_parts;
    if (parts.painter)
        parts.painter->end();
    parts.painter.reset();
    parts.writer.reset();
    if (!parts.file.commit())
        return tl::unexpected(cannotWrite(parts.file.fileName(), parts.file.errorString()));
    return {};
}

Result<void> writePdf(const QString &path, const PaperLayout &layout, Typesetter &typesetter)
{
    Result<PdfFile> file = PdfFile::create(path, layout.title);
    if (!file)
        return tl::unexpected(file.error());
    file->add(layout, typesetter);
    return file->finish();
}

} // namespace desk
