#pragma once

#include "domain/status.h"
#include "widgets/tokens.h"

namespace desk {

// The colour of a document's status wherever it stands in a chip.
inline Tone toneOf(Progress progress)
{
    switch (progress) {
    case Progress::Cancelled:
    case Progress::Overdue: return Tone::Error;
    case Progress::PartlyInvoiced:
    case Progress::PartlyReturned: return Tone::Warning;
    case Progress::Issued: return Tone::Accent;
    default: return Tone::Success;
    }
}

} // namespace desk
