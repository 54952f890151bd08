#pragma once

#include "print/paper.h"

#include <QJsonObject>

#include <map>
#include <optional>

namespace desk {

// How an office wants its paper, as kept in the company file.
struct PaperSettings {
    PaperOptions options;
    std::map<DocumentKind, QStringList> copies; // words of copyWords(); a kind that is not named gets all its copies
    QString guarantee;                          // the words of the guarantee certificate
    bool composition = false;                   // a dealer under section 10: the bill of supply says so
};

// What is missing or makes no sense is as nobody chose it: an old program's settings and a hand-made file print too.
PaperSettings paperSettingsFrom(const QJsonObject &json);
QJsonObject toJson(const PaperSettings &settings);

// The words of files and the command line: "classic", "modern", "compact".
QString wordOf(PaperTemplate look);
std::optional<PaperTemplate> paperTemplateFrom(const QString &word);

// The marks to print where nobody chose others. None for an e-invoice: rule 48(6) frees it of copies.
QStringList usualCopies(const Document &document, const PaperFacts &facts, const PaperSettings &settings);

} // namespace desk
