#pragma once

#include "services/papers.h"
#include "viewmodels/failure.h"
#include "viewmodels/session.h"

#include <QJsonObject>
#include <QObject>

#include <vector>

namespace desk {

// What a preview or a print run asks for, from one snapshot of the company file.
struct PaperBatch {
    int question = 0; // as load() answered
    std::vector<PaperDocument> papers;
    QJsonObject settings; // for print/papersettings.h
};

// Brings documents with all that their paper tells, and the office's wishes for its paper. Answers come as signals.
class PaperModel : public QObject {
    Q_OBJECT
public:
    explicit PaperModel(Session session, QObject *parent = nullptr);

    int load(const std::vector<qint64> &ids);
    int loadDraft(const DocumentDraft &draft);

    void loadSettings();
    void saveSettings(const QJsonObject &settings, const QByteArray &logo);

Q_SIGNALS:
    void loaded(const desk::PaperBatch &batch);
    void settingsLoaded(const QJsonObject &settings, const desk::Company &company);
    void settingsSaved();
    void refused(const QString &message);
    void failed(const desk::Failure &failure);

private:
    template <typename Read>
    int ask(Read read);
    void tell(const Error &error, const QString &action);

    Session m_session;
    int m_question = 0;
};

} // namespace desk
