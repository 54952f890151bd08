#pragma once

#include "print/paper.h"

#include <functional>
#include <memory>

namespace desk {

// "KT/2627/0001" -> "KT-2627-0001.pdf": whatever a file system refuses in a name becomes '-'. A document without a number
// is named after its kind.
QString fileNameFor(const Document &document);

// One file, many documents. Written under a temporary name beside the target and renamed by finish(), so that a fault
// leaves no partial file; without finish() nothing stays.
class PdfFile {
public:
    // Refused: "cannot_write" with the system's words.
    static Result<PdfFile> create(const QString &path, const QString &title);
    PdfFile(PdfFile &&) noexcept;
    PdfFile &operator=(PdfFile &&) noexcept;
    ~PdfFile();

    void add(const PaperLayout &layout, Typesetter &typesetter);
    // Replaces a file of that name: ask the user before.
    Result<void> finish();

private:
    struct Parts;
    explicit PdfFile(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

// Called for each number from 0 up, in order, on a thread of its own that keeps one typesetter.
using LayoutMaker = std::function<Result<PaperLayout>(std::size_t number, Typesetter &typesetter)>;
// How many are done; false stops. Called on the thread of writeMany.
using PrintProgress = std::function<bool(std::size_t done)>;

// `count` documents in one file, the next ones laid out while the first are drawn. The first that cannot be laid out ends
// it with that error, a progress that answers false with "cancelled"; then no file is left. Keeps a few layouts at a time.
Result<void> writeMany(const QString &path, const QString &title, std::size_t count, const LayoutMaker &make,
                       const PrintProgress &progress, Typesetter &typesetter);

// The pages as a file of their own.
Result<void> writePdf(const QString &path, const PaperLayout &layout, Typesetter &typesetter);

} // namespace desk
