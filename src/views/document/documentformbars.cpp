#include "views/document/documentform.h"

#include "ui_documentform.h"
#include "views/document/documentkinds.h"
#include "views/document/entrybinding.h"
#include "views/document/formbinding.h"
#include "views/document/keyhold.h"
#include "widgets/keys.h"

#include <utility>

namespace desk {

using namespace Qt::StringLiterals;

void DocumentForm::showProblems()
{
    m_asksForWarnings = false;
    m_offersUndo = false;
    const bool any = m_entry->showProblems();
    if (!any && m_showsProblems)
        m_ui->messageBar->clear();
    m_showsProblems = any;
}

void DocumentForm::showWarnings()
{
    m_hold->release(false);
    QStringList texts;
    for (const Warning &warning : m_model->warnings())
        texts.append(warning.message);
    m_showsProblems = false;
    m_offersUndo = false;
    m_asksForWarnings = true;
    m_warned.start();
    m_ui->messageBar->showMessage(Tone::Warning, tr("Look at this before submitting:"),
                                  {{u"acknowledge"_s, tr("Submit anyway (Ctrl+Enter)")}}, texts.join(u"; "_s));
}

void DocumentForm::showSaved(const QString &number, qint64 id, const QString &payable)
{
    m_savedId = id;
    m_savedNumber = number;
    m_showsProblems = false;
    m_asksForWarnings = false;
    showMore(false);
    showDraftState({}, true, {});
    m_fields->showAll();
    m_ui->lineGrid->setCurrentIndex({});
    const bool changed = std::exchange(m_changedNumber, {}) == number;
    m_ui->messageBar->showMessage(
        changed ? Tone::Accent : Tone::Success,
        changed ? tr("Number changed to %1. Saved.").arg(number) : tr("%1 saved.").arg(number),
        {{u"undo"_s, tr("Undo (Ctrl+Z)")}, {u"open"_s, tr("Open")}, {u"print"_s, tr("Print (Ctrl+P)")}},
        tr("₹ %1").arg(payable));
    m_offersUndo = true;
    if (isVisible()) // who left for another page meanwhile keeps the keyboard there
        m_ui->partyEdit->setFocus(Qt::OtherFocusReason);
    m_hold->release(true);
}

void DocumentForm::onLink(const QString &id)
{
    if (id == u"undo"_s || id == u"undo-line"_s)
        undo();
    else if (id == u"open"_s)
        Q_EMIT openRequested(m_savedId);
    else if (id == u"print"_s)
        Q_EMIT printRequested(m_savedId);
    else if (id == u"acknowledge"_s || id == u"places"_s)
        submit();
    else if (id == u"keep"_s) {
        m_ui->messageBar->clear();
        m_lastAction = [this] { saveDraft(); };
        connect(
            m_model, &DocumentFormModel::draftSaved, this,
            [this] {
                m_model->startNew();
                m_ui->partyEdit->setFocus();
            },
            Qt::SingleShotConnection);
        m_model->saveDraft();
    } else if (id == u"discard"_s) {
        m_ui->messageBar->clear();
        m_model->startNew();
        m_ui->partyEdit->setFocus();
    } else if (id == u"stay"_s) {
        m_ui->messageBar->clear();
        arrive();
    } else {
        m_entry->goToProblem(id);
    }
}

void DocumentForm::askAboutPlaces(const QString &message)
{
    m_hold->release(false);
    m_showsProblems = false;
    m_offersUndo = false;
    m_asksForPlaces = true;
    m_warned.start();
    m_ui->messageBar->showMessage(Tone::Warning, message,
                                  {{u"places"_s, tr("One invoice for all of them (Ctrl+Enter)")}});
}

void DocumentForm::askAboutContent()
{
    m_showsProblems = false;
    m_offersUndo = false;
    m_asksForWarnings = false;
    m_ui->messageBar->showMessage(
        Tone::Warning, textsOf(m_kind).unsubmitted,
        {{u"keep"_s, tr("Keep draft")}, {u"discard"_s, tr("Discard")}, {u"stay"_s, tr("Stay")}});
    moveFocus(m_ui->messageBar, true);
}

} // namespace desk
