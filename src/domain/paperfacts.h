#pragma once

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QString>

namespace desk {

// What a paper tells beside the document itself.
struct PaperFacts {
    bool draft = false;             // not issued: no number, "DRAFT" across
    bool compositionDealer = false; // rule 5(1)(f): the bill of supply says so
    QDate originalInvoiceDate;      // credit note: of Document::followsInvoice (rule 53(1A)(g))
    QString irn;                    // the portal's reply to an e-invoice
    QString acknowledgementNumber;
    QDateTime acknowledgedAt;
    QByteArray signedQr;
};

} // namespace desk
