#pragma once

#include "domain/kinds.h"

#include <QString>

#include <optional>

namespace desk {

// The words in which the forms of the kinds differ.
struct KindTexts {
    QString title; // "New invoice"
    QString dateLabel;
    QString numberLabel;
    QString pick; // what the lines are brought from
    QString pickHeadline;
    QString pickEmpty;
    QString unsubmitted; // "This invoice is not submitted."
    QString draftFile;
};
KindTexts textsOf(DocumentKind kind);

// Alt and this letter brings lines.
Qt::Key pickKey(DocumentKind kind);

// The ids of the pages in the navigation.
QString formPageId(DocumentKind kind);
QString listPageId(DocumentKind kind);
std::optional<DocumentKind> kindOfForm(const QString &pageId);
std::optional<DocumentKind> kindOfList(const QString &pageId);

} // namespace desk
