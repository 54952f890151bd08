#pragma once

#include "viewmodels/session.h"
#include "widgets/card.h"

class QLabel;

namespace desk {

class DocumentViewModel;
class StatusChip;

// The chosen document beside its list: who, when, what, how much. Read only; Enter opens the whole.
class DocumentPreview : public Card {
    Q_OBJECT
public:
    DocumentPreview(const Session &session, QWidget *parent);

    void show(qint64 id);

private:
    void showDocument();

    DocumentViewModel *m_model;
    QLabel *m_title;
    StatusChip *m_status;
    QLabel *m_head;
    QLabel *m_lines;
    QLabel *m_total;
    qint64 m_id = 0;
};

} // namespace desk
