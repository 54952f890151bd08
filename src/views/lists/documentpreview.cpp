#include "views/lists/documentpreview.h"

#include "base/typed.h"
#include "domain/reference.h"
#include "viewmodels/documentviewmodel.h"
#include "views/document/progresstone.h"
#include "widgets/statuschip.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int previewWidth = 360;
constexpr std::size_t mostLines = 12; // more do not fit; the page of the document has them all

} // namespace

DocumentPreview::DocumentPreview(const Session &session, QWidget *parent)
    : Card(parent), m_model(new DocumentViewModel(session, this)), m_title(new QLabel(this)),
      m_status(new StatusChip(this)), m_head(new QLabel(this)), m_lines(new QLabel(this)), m_total(new QLabel(this))
{
    setFixedWidth(Theme::current().px(previewWidth));
    for (QLabel *label : {m_title, m_head, m_lines, m_total}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    setTextRole(m_title, "strong");
    setTextRole(m_head, "muted");
    setTextRole(m_total, "total");
    m_total->setAlignment(Qt::AlignRight);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_title, 1);
    row->addWidget(m_status);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addLayout(row);
    column->addWidget(m_head);
    column->addWidget(m_lines);
    column->addStretch();
    column->addWidget(m_total);
    connect(m_model, &DocumentViewModel::changed, this, &DocumentPreview::showDocument);
}

void DocumentPreview::show(qint64 id)
{
    setVisible(true);
    if (id <= 0 || id == m_id)
        return;
    m_id = id;
    m_model->load(DocumentId(id));
}

void DocumentPreview::showDocument()
{
    const DocumentViewModel::Loaded &loaded = *m_model->loaded();
    const Document &document = loaded.document;
    m_title->setText(document.number);
    m_status->setStatus(displayName(loaded.progress, document.kind), toneOf(loaded.progress));
    QStringList head{document.party.name, dateToDisplay(document.date)};
    if (!document.transport.vehicle.isEmpty())
        head.append(document.transport.vehicle);
    if (!document.orderReference.isEmpty())
        head.append(tr("Order %1").arg(document.orderReference));
    m_head->setText(head.join(u'\n'));
    QStringList lines;
    for (std::size_t at = 0; at < std::min(document.lines.size(), mostLines); ++at) {
        const DocumentLine &line = document.lines[at];
        const auto unit = unitByText(line.unit);
        lines.append(tr("%1. %2: %3 %4")
                         .arg(QString::number(line.number), line.description,
                              line.quantity.toDisplay(unit ? unit->decimals : 3), line.unit));
    }
    if (document.lines.size() > mostLines)
        lines.append(tr("and %1 more").arg(document.lines.size() - mostLines));
    m_lines->setText(lines.join(u'\n'));
    m_total->setText(document.totals.payable.isZero() ? QString()
                                                      : tr("₹ %1").arg(document.totals.payable.toDisplay()));
}

} // namespace desk
