#include "widgets/suggestedit.h"

#include "base/text.h"
#include "widgets/theme.h"

#include <QFocusEvent>
#include <QKeyEvent>

#include <algorithm>

namespace desk {

SuggestEdit::SuggestEdit(QWidget *parent) : QLineEdit(parent)
{
    connect(this, &QLineEdit::textEdited, this, &SuggestEdit::onEdited);
}

SuggestEdit::~SuggestEdit()
{
    // The list is a child of the window and may outlive this field.
    delete m_list.data();
}

const SuggestRow *SuggestEdit::equalTo(const SuggestRows &rows, const QString &text)
{
    const QString key = searchKey(tidied(text));
    const auto equal = std::find_if(rows.begin(), rows.end(), [&key](const SuggestRow &row) {
        return !row.creates && searchKey(tidied(row.title)) == key;
    });
    return equal != rows.end() ? &*equal : nullptr;
}

const SuggestRow *SuggestEdit::bestOf(const SuggestRows &rows, const QString &text)
{
    if (const SuggestRow *equal = equalTo(rows, text)) {
        return equal;
    }
    const auto first = std::find_if(rows.begin(), rows.end(), [](const SuggestRow &row) { return !row.creates; });
    return first != rows.end() ? &*first : nullptr;
}

SuggestList *SuggestEdit::ensureList()
{
    if (m_list && m_list->parentWidget() != window()) {
        delete m_list.data();
    }
    if (!m_list) {
        m_list = new SuggestList(window());
        connect(m_list, &SuggestList::picked, this, [this](const SuggestRow &row) {
            take(row);
            Q_EMIT rowPicked();
        });
    }
    return m_list;
}

bool SuggestEdit::isListOpen() const
{
    return m_list && m_list->isVisible();
}

void SuggestEdit::closeList()
{
    if (m_list) {
        m_list->hide();
    }
}

void SuggestEdit::setChoice(const QString &title, const QVariant &payload)
{
    m_choice = SuggestRow{title, {}, payload};
    m_touched = false;
    m_waiting = false;
    closeList();
    setText(title);
    setCursorPosition(0);
    markBad(this, false);
}

void SuggestEdit::clearChoice()
{
    setChoice(QString(), QVariant());
}

void SuggestEdit::onEdited()
{
    m_touched = true;
    m_waiting = false;
    m_choice = {};
    query();
}

void SuggestEdit::query()
{
    ++m_generation;
    m_dismissed = false;
    if (m_touched && text().trimmed().isEmpty()) {
        m_rows.clear();
        m_answered = m_generation;
        closeList();
        return;
    }
    // A field that already holds a record opens on all of them, not on itself.
    Q_EMIT queryChanged(m_touched ? text() : QString(), m_generation);
}

void SuggestEdit::showSuggestions(quint64 generation, const SuggestRows &rows)
{
    if (generation != m_generation) {
        return;
    }
    m_answered = generation;
    m_rows = rows;
    if (m_waiting) {
        m_waiting = false;
        if (const SuggestRow *best = m_dismissed ? equalTo(rows, text()) : bestOf(rows, text())) {
            take(SuggestRow(*best));
        } else {
            Q_EMIT unresolved(text());
        }
        Q_EMIT settled();
        return;
    }
    if (hasFocus()) {
        openList();
    }
}

void SuggestEdit::openList()
{
    if (m_dismissed) {
        return;
    }
    ensureList()->offer(m_rows, this);
    if (!hasChoice()) {
        return;
    }
    for (int row = 0; row < m_list->rowCount(); ++row) {
        if (m_rows[row].payload == m_choice.payload) {
            m_list->setCurrentRow(row);
        }
    }
}

SuggestEdit::Outcome SuggestEdit::take(const SuggestRow &row)
{
    closeList();
    if (row.creates) {
        Q_EMIT createRequested(text());
        return Outcome::Creating;
    }
    m_choice = row;
    m_touched = false;
    setText(row.title);
    setCursorPosition(0);
    markBad(this, false);
    Q_EMIT chosen(row);
    return Outcome::Settled;
}

SuggestEdit::Outcome SuggestEdit::takeCurrent()
{
    const bool open = isListOpen();
    if (m_waiting) {
        return Outcome::Waiting;
    }
    if (!m_touched && !open) {
        return text().isEmpty() || hasChoice() ? Outcome::Settled : Outcome::Unresolved;
    }
    if (text().trimmed().isEmpty() && !(open && m_answered == m_generation)) {
        m_touched = false;
        closeList();
        setText(QString());
        Q_EMIT cleared();
        return Outcome::Settled;
    }
    if (m_answered != m_generation) {
        m_waiting = true;
        closeList();
        return Outcome::Waiting;
    }
    // A list that is not seen (Esc, or left by mouse) offers nothing but the record that is named in full.
    if (const SuggestRow *row = open ? m_list->currentRow() : equalTo(m_rows, text())) {
        return take(SuggestRow(*row));
    }
    closeList();
    Q_EMIT unresolved(text());
    return Outcome::Unresolved;
}

bool SuggestEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isListOpen()
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    // Tab is taken before QWidget turns it into a change of focus.
    if (event->type() == QEvent::KeyPress && !m_inGrid) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if ((key == Qt::Key_Tab || key == Qt::Key_Backtab) && takeCurrent() == Outcome::Creating) {
            return true;
        }
    }
    return QLineEdit::event(event);
}

void SuggestEdit::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (isListOpen() && plain && m_list->steer(key)) {
        return;
    }
    if (key == Qt::Key_Escape && isListOpen()) {
        m_dismissed = true;
        closeList();
        return;
    }
    if (!m_inGrid && (key == Qt::Key_Return || key == Qt::Key_Enter)
        && (plain || event->modifiers() == Qt::ShiftModifier)) {
        if (takeCurrent() == Outcome::Creating) {
            return;
        }
    }
    const bool opens = key == Qt::Key_F4 || (key == Qt::Key_Down && !m_inGrid);
    if (opens && !isListOpen()) {
        query();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SuggestEdit::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    if (!m_inGrid && event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) {
        selectAll();
    }
    if (event->reason() == Qt::ActiveWindowFocusReason && m_touched && m_answered == m_generation) {
        openList();
    }
}

void SuggestEdit::focusOutEvent(QFocusEvent *event)
{
    if (event->reason() != Qt::PopupFocusReason) {
        closeList();
        if (event->reason() != Qt::ActiveWindowFocusReason && !m_inGrid && m_touched && !m_waiting) {
            if (text().trimmed().isEmpty()) {
                m_touched = false;
                Q_EMIT cleared();
            } else {
                Q_EMIT unresolved(text());
            }
        }
    }
    QLineEdit::focusOutEvent(event);
}

void SuggestEdit::hideEvent(QHideEvent *event)
{
    closeList();
    QLineEdit::hideEvent(event);
}

} // namespace desk
