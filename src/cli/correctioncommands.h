#pragma once

#include "cli/session.h"

namespace desk::cli {

struct CorrectionWords {
    DocumentKind kind = DocumentKind::Challan;
    QString number;
    QString fy;
    QString reason;
    QString file; // the document that is to stand in its place
};

// cancel --replace: both in one transaction.
ExitCode replaceDocument(const Session &session, const CorrectionWords &words);

} // namespace desk::cli
