#pragma once

#include "domain/document.h"
#include "print/papersettings.h"
#include "print/typesetter.h"
#include "viewmodels/papermodel.h"
#include "views/shell/page.h"

#include <QTimer>

#include <array>
#include <memory>
#include <optional>

QT_BEGIN_NAMESPACE
class QCheckBox;
namespace Ui {
class PaperSetup;
}
QT_END_NAMESPACE

namespace desk {

class RollbackQueue;

// How the office wants its paper, with a sample beside it that follows each choice. Saved for all who work on the file.
class PaperSetup : public Page {
    Q_OBJECT
public:
    PaperSetup(const Session &session, RollbackQueue *faults, QWidget *parent = nullptr);
    ~PaperSetup() override;

    void arrive() override;
    QList<QWidget *> areas() const override;
    QList<KeyNote> keys() const override;
    void setReadOnly(bool readOnly) override;

    const PaperLayout *sample() const { return m_layout ? &*m_layout : nullptr; }
    void takeLogo(const QString &file); // a picture of at most 1 MB, else the bar says why not

Q_SIGNALS:
    void backRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct CopyBox {
        DocumentKind kind;
        QString word;
        QCheckBox *box;
    };
    struct ColumnBox {
        bool PaperColumns::*column;
        QCheckBox *box;
    };

    void bind();
    void bindBoxes();
    void fillChoices();
    void take(const QJsonObject &settings, const Company &company);
    void show(const PaperSettings &settings);
    PaperSettings chosen() const;
    bool isChanged() const;
    void onEdited();
    void drawSample();
    void showLogo();
    void showAccent(const QColor &colour);
    void chooseAccent();
    void chooseLogo();
    void save();

    std::unique_ptr<Ui::PaperSetup> m_ui;
    RollbackQueue *m_faults;
    PaperModel *m_model;
    Result<Typesetter> m_typesetter;
    std::vector<CopyBox> m_copyBoxes;
    std::vector<ColumnBox> m_columnBoxes;
    Company m_company;
    QJsonObject m_stored;
    QByteArray m_storedLogo;
    QByteArray m_logo;
    QJsonObject m_saving; // on its way to the file
    QByteArray m_savingLogo;
    QColor m_accent;
    QTimer m_redraw;
    std::optional<PaperLayout> m_layout;
    bool m_loading = false;
    bool m_isLoaded = false;
    bool m_readOnly = false;
};

// An invented invoice of this company, to show a paper with.
Document samplePaper(const Company &company);

} // namespace desk
