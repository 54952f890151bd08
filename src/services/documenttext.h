#pragma once

#include <QCoreApplication>

namespace desk {

// The sentences about documents that people read.
struct DocumentText {
    Q_DECLARE_TR_FUNCTIONS(desk::DocumentText)
};

} // namespace desk
