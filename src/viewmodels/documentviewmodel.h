#pragma once

#include "services/documents.h"
#include "viewmodels/failure.h"
#include "viewmodels/session.h"

#include <QObject>

namespace desk {

// One issued document to look at: loaded whole with its status, links and history; can be cancelled with a reason.
class DocumentViewModel : public QObject {
    Q_OBJECT
public:
    struct Loaded {
        Document document;
        Progress progress = Progress::Issued;
        std::vector<LineProgress> lines;
        std::vector<DocumentLink> links;
        std::vector<HistoryEntry> history;
    };
    explicit DocumentViewModel(Session session, QObject *parent = nullptr);
    void load(DocumentId id);
    const std::optional<Loaded> &loaded() const;
    void cancelDocument(const QString &reason);
Q_SIGNALS:
    void changed();
    void refused(const QString &message);
    void failed(const desk::Failure &failure);

private:
    struct Private;
    std::shared_ptr<Private> d;
};

} // namespace desk
