#pragma once

#include "print/paper.h"

namespace desk::samples {

// Invented documents, calculated.
Company company();
Party bangaloreParty();
Party puneParty();
DocumentLine line(int number, const QString &description, const QString &unit = QStringLiteral("NOS"),
                  Quantity quantity = Quantity::fromWhole(2), Rate rate = Rate::fromMoney(Money::fromPaise(10'050)));
// Items that differ, with challans and orders, some of them in kilograms.
Document document(DocumentKind kind, int lines);
void finish(Document &document); // calculates and sets the title

PaperOptions options(PaperTemplate look, const QStringList &copies = {});

} // namespace desk::samples
