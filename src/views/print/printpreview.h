#pragma once

#include "domain/draft.h"
#include "print/papersettings.h"
#include "print/typesetter.h"
#include "viewmodels/papermodel.h"
#include "views/print/printport.h"
#include "views/print/printrun.h"
#include "widgets/messagebar.h"

#include <QCheckBox>
#include <QDialog>
#include <QPointer>

#include <memory>
#include <optional>

QT_BEGIN_NAMESPACE
class QStandardItemModel;
namespace Ui {
class PrintPreview;
}
QT_END_NAMESPACE

namespace desk {

class RollbackQueue;
class ThumbnailDelegate;

// The paper of one document or of many, as it will be printed, and the ways it leaves the program (ux 2.8).
class PrintPreview : public QDialog {
    Q_OBJECT
public:
    PrintPreview(const Session &session, RollbackQueue *faults, PrintPort port, QWidget *parent = nullptr);
    ~PrintPreview() override;

    void showDocuments(const std::vector<qint64> &ids); // the first is shown, all are printed
    void showDraft(const DocumentDraft &draft);

    const PaperLayout *layoutShown() const { return m_layout ? &*m_layout : nullptr; }
    bool isRunning() const { return m_run != nullptr; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void done(int result) override;

private:
    // printpreview.cpp: what is shown
    void bind();
    void bindKeys();
    void take(const PaperBatch &batch);
    void offerCopies();
    void rememberCopies();
    QStringList copiesFor(const PaperDocument &paper) const;
    Result<PaperLayout> layOutOf(const PaperDocument &paper, Typesetter &typesetter) const;
    void setOut();
    void showLayout(Result<PaperLayout> layout);
    void showPlace();
    void stepDocument(int step);
    void stepZoom(int step);
    bool isMany() const { return m_ids.size() > 1; }
    bool isSummary() const;
    bool isCertificate() const;

    // printpreviewoutput.cpp: where it goes
    void print();
    void printTo(const std::shared_ptr<QPrinter> &printer);
    void savePdf();
    void savePdfAs(const QString &folder, const QString &name, const QString &why);
    void saveSheet();
    void chooseFolder();
    void mail();
    void start(std::unique_ptr<PageSink> sink, const std::function<void()> &whenDone);
    void saved(const QString &path, const QString &why);
    void askAboutFile(const QString &folder, const QString &name, const QString &why,
                      const std::function<void(const QString &name)> &write);
    void onLink(const QString &id);
    void say(Tone tone, const QString &headline, const QList<MessageLink> &links = {}, const QString &rest = {});
    void refuse(const QString &message);
    QString pdfName() const;

    std::unique_ptr<Ui::PrintPreview> m_ui;
    Session m_session;
    RollbackQueue *m_faults;
    PrintPort m_port;
    PaperModel *m_model;
    QStandardItemModel *m_thumbs;
    ThumbnailDelegate *m_thumbPainter;
    Result<Typesetter> m_typesetter;
    std::vector<qint64> m_ids;
    std::size_t m_shown = 0;
    int m_question = 0;
    PaperSettings m_settings;
    std::optional<PaperDocument> m_paper;
    std::optional<PaperLayout> m_layout;
    std::vector<Document> m_summed; // of the dispatch summary
    QList<QCheckBox *> m_copies;
    QPointer<PrintRun> m_run;
    std::function<void(const QString &)> m_write; // waits for the answer about a file that is there
    QString m_askedFolder;
    QString m_askedName;
    QString m_savedPath;
};

} // namespace desk
