#pragma once

#include "base/error.h"
#include "domain/document.h"
#include "domain/paperfacts.h"
#include "print/page.h"

#include <QByteArray>
#include <QColor>
#include <QString>
#include <QStringList>

#include <vector>

namespace desk {

class Typesetter;

enum class PaperTemplate { Classic, Modern, Compact };
enum class PaperSize { A4, A5, Letter };

// Millimetres. On pre-printed stationery top and bottom are what its letterhead and its foot take.
struct PaperMargins {
    qreal left = 10;
    qreal top = 8;
    qreal right = 10;
    qreal bottom = 8;
};

// What may be left out of the table of lines. Number, description, quantity and unit always stand; a discount only where
// a line has one, tax only where it is charged.
struct PaperColumns {
    bool itemCode = false; // small, below the description
    bool hsn = true;       // rules 46(g), 55(1)(v)
    bool rate = true;
    bool value = true; // taxable value (rules 46(j), 55(1)(vi))
    bool discount = true;
    bool gstRate = true;
    bool taxAmount = false;
    bool lineTotal = false;
};

// How an office wants its paper, as kept in settings.
struct PaperOptions {
    PaperTemplate look = PaperTemplate::Classic;
    PaperSize size = PaperSize::A4;
    bool landscape = false;
    PaperMargins margins;
    bool preprinted = false; // the stationery already carries the company's name and address
    QColor accent = QColor(0x0F, 0x5E, 0xA8);
    bool showLogo = true;
    QByteArray logo; // a picture file; empty = the document's company's
    PaperColumns columns;
    bool showBank = true;
    bool showUpi = true;
    QString terms;
    QString footerText;
    QString signatureLabel; // empty = "Authorised signatory"
    QStringList copies;     // marks, see copies.h; empty = one copy without a mark
};

struct PaperLayout {
    std::vector<PaperPage> pages; // all copies one after the other
    QStringList remarks;          // what could not be printed, as sentences: a logo that is no picture
    QString title;                // for the file's metadata: "Tax Invoice KT/2627/0001, 05-11-2026"
};

// The pages of a document that calculate() has been through. Refused: "no_lines", "no_room" (margins, columns, terms or
// bank details that leave no room for lines on this paper).
Result<PaperLayout> layOut(const Document &document, const PaperOptions &options, const PaperFacts &facts,
                           Typesetter &typesetter);

// A guarantee certificate for the goods of a challan or an invoice: its lines and the words of the guarantee. Refused
// without words: "no_text".
Result<PaperLayout> layOutCertificate(const Document &document, const QString &words, const PaperOptions &options,
                                      Typesetter &typesetter);

// The dispatches of a day or a selection, one row for each line, with the total of each unit.
Result<PaperLayout> layOutDispatchSummary(const std::vector<Document> &documents, const QString &heading,
                                          const PaperOptions &options, Typesetter &typesetter);

} // namespace desk
