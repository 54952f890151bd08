#pragma once

#include "domain/kinds.h"

#include <QDate>

namespace desk {

// Until when goods sent out must be back, or be invoiced: approval 6 months (s.31(7) CGST Act), job work 1 year for
// inputs and 3 years for capital goods (s.143(1)); moulds, dies, jigs, fixtures and tools have no limit, other purposes
// none by law. Invalid = no limit (R63).
QDate dueBackByLaw(Purpose purpose, GoodsKind goods, QDate sent);

// Soon: within 60 days from today; overdue: the day has passed (R67). A document that is done with is never asked.
enum class DueState { None, Later, Soon, Overdue };
DueState dueState(QDate due, QDate today);

} // namespace desk
