#pragma once

#include "domain/document.h"

#include <QJsonObject>
#include <QString>

// One file of tests/data/cases, and its document as a service would hand it to the domain: one-time party, lines
// without an item master, codes normalised.
struct CaseFile {
    QString name;
    QDate today;
    QJsonObject expect;   // empty when the document is to be refused
    QString refusedField; // empty when it is to be accepted
    desk::Document document;
};

std::vector<CaseFile> caseFiles();
