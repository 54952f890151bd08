#pragma once

#include "print/paper.h"

#include <optional>

namespace desk::paper {

// What is printed, in words and figures, before anything has a place. Built once for a document; no geometry.

struct Field {
    QString label;
    QString value;
};

// A heading, a name in bold and lines below: seller, buyer, consignee, bank.
struct Party {
    QString heading;
    QString name;
    QStringList lines;
};

enum class Align { Left, Centre, Right, Decimal };

struct Column {
    QString title;
    Align align = Align::Left;
    bool flexible = false; // takes the width that is left
    int sum = -1;          // index into Row::sums when carried forward
};

struct Row {
    QStringList cells; // one for each column; the flexible one may be long
    QStringList notes; // small lines below the flexible cell
    std::vector<Money> sums;
};

struct Table {
    std::vector<Column> columns;
    std::vector<Row> rows;
    QStringList total; // one cell for each column; empty = no total row
    bool carries = false;
    bool spread = false; // all columns share the width, not the flexible one alone
};

struct Sum {
    QString label;
    QString value;
    bool strong = false;
};

struct Code {
    QByteArray data;
    qreal millimetres = 0;
    QString caption;
};

struct Content {
    QString title;
    QStringList subtitles; // what kind of supply, in the words of the law
    QString stamp;         // "CANCELLED", "DRAFT"
    QString number;
    QString date;
    Party seller;
    bool showSeller = true;
    std::vector<Party> parties;
    std::vector<Field> fields;
    Table lines;
    std::vector<Sum> sums;
    QString words;
    Table taxes;       // by HSN and rate; no rows where no tax is charged
    QStringList notes; // remarks, declarations
    Party bank;
    std::optional<Code> upi;
    std::optional<Code> signedCode;
    std::vector<Field> acknowledgement; // IRN and its dates
    QString terms;
    QString body;     // the words of a certificate
    QString receiver; // "Received in good condition"; empty = no such box
    QString signFor;
    QString signatory;
    QString seal;
    QString footer;
    bool errorsExcepted = true;
};

Content contentOf(const Document &document, const PaperOptions &options, const PaperFacts &facts);
Content certificateOf(const Document &document, const QString &words, const PaperOptions &options);
Content dispatchSummaryOf(const std::vector<Document> &documents, const QString &heading, const PaperOptions &options);

// Parts of the above that stand in files of their own.
Party sellerBlock(const Company &company);
std::vector<Party> partyBlocks(const Document &document);
std::vector<Field> headerFields(const Document &document, const PaperFacts &facts);
Table linesTable(const Document &document, const PaperColumns &columns);
Table taxTable(const Document &document);
std::vector<Sum> sumsOf(const Document &document);
bool showsTax(const Document &document);
QString dateText(QDate date);           // 05-11-2026
QString stateText(const QString &code); // Karnataka (29)
QString tr(const char *text);           // in the context "Paper"

} // namespace desk::paper
