#include "fault/faultstage.h"

#include "viewmodels/linesmodel.h"
#include "views/document/documentform.h"
#include "widgets/linegrid.h"
#include "widgets/messagebar.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <sqlite3.h>

namespace desk::test {

using namespace Qt::StringLiterals;

namespace {

// The file system of the system, also while a shim is the default one.
const char *plainFileSystem()
{
#ifdef Q_OS_WIN
    return "win32";
#else
    return "unix";
#endif
}

QString textOf(const RollbackDialog *dialog, const char *name)
{
    return dialog->findChild<QLabel *>(QString::fromLatin1(name))->text();
}

bool wears(const RollbackDialog *dialog, Tone tone)
{
    const auto *box = dialog->findChild<QWidget *>(u"safetyBox"_s);
    return box->styleSheet().contains(Theme::current().tokens().soft(tone).name());
}

QString plain(const QPushButton *button)
{
    return button->text().remove(u'&');
}

// A step that tells to press a button which is not there.
QString missingButton(const RollbackDialog *dialog)
{
    const QString steps = textOf(dialog, "stepsLabel");
    for (const QPushButton *button : dialog->findChildren<QPushButton *>()) {
        if (steps.contains(u"press "_s + plain(button), Qt::CaseInsensitive) && !button->isVisible())
            return plain(button);
    }
    return {};
}

} // namespace

QStringList readColumn(const QString &path, const char *sql)
{
    QStringList rows;
    sqlite3 *handle = nullptr;
    sqlite3_stmt *statement = nullptr;
    int code = sqlite3_open_v2(path.toUtf8().constData(), &handle, SQLITE_OPEN_READONLY, plainFileSystem());
    if (code == SQLITE_OK)
        code = sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr);
    while (code == SQLITE_OK || code == SQLITE_ROW) {
        code = sqlite3_step(statement);
        if (code == SQLITE_ROW)
            rows.append(QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(statement, 0))));
    }
    if (code != SQLITE_DONE)
        rows.append(u"cannot be read: "_s + QString::fromUtf8(sqlite3_errmsg(handle)));
    sqlite3_finalize(statement);
    sqlite3_close(handle);
    return rows;
}

Books booksOf(const QString &path)
{
    return {readColumn(path,
                       "SELECT d.number || ': ' || count(l.id) || ' of ' || d.line_count || ' lines' "
                       "FROM document d LEFT JOIN document_line l ON l.document_id = d.id "
                       "GROUP BY d.id ORDER BY d.id"),
            readColumn(path,
                       "SELECT c.next FROM series_counter c JOIN series s ON s.id = c.series_id "
                       "WHERE s.kind = 'challan'")};
}

bool FaultStage::typeChallan()
{
    m_form = kit.form(DocumentKind::Challan);
    DocumentFormModel *model = m_form->model();
    enter(u"kaveri"_s);
    if (!QTest::qWaitFor([model] { return model->party().has_value(); }))
        return false;
    press(Qt::Key_Return); // the date stands
    enter(u"KA01AB1234"_s);
    enter(u"PO-77"_s);
    enter(u"copper"_s);
    type(u"5"_s);
    return QTest::qWaitFor(
        [this, model] {
            const auto &lines = model->lines()->lines();
            return !lines.empty() && lines.front().item && !lines.front().rate.isEmpty()
                && !model->suggestedNumber().isEmpty() && draftLabel().startsWith(u"Draft kept"_s);
        },
        15000);
}

QStringList FaultStage::screen() const
{
    QStringList seen;
    for (const QLineEdit *edit : m_form->findChildren<QLineEdit *>()) {
        if (!edit->objectName().isEmpty() && !edit->text().isEmpty())
            seen.append(edit->objectName() + u": "_s + edit->text());
    }
    const LinesModel *lines = m_form->model()->lines();
    for (int row = 0; row < int(lines->lines().size()); ++row) {
        for (const int column : {LinesModel::Item, LinesModel::Hsn, LinesModel::Rate})
            seen.append(lines->index(row, column).data().toString());
    }
    const QModelIndex cell = m_form->grid()->currentIndex();
    const QLineEdit *edit = focusedEdit();
    seen.append(edit && edit == m_form->grid()->openEditor()
                    ? u"typing in row %1, column %2: %3"_s.arg(cell.row()).arg(cell.column()).arg(edit->text())
                    : u"typing in %1"_s.arg(edit ? edit->objectName() : u"no field"_s));
    return seen;
}

QString FaultStage::draftLabel() const
{
    return m_form->findChild<QLabel *>(u"draftLabel"_s)->text();
}

QString FaultStage::formBar() const
{
    const auto *bar = m_form->findChild<MessageBar *>(u"messageBar"_s);
    return bar->isVisible() ? bar->plainText() : QString();
}

bool FaultStage::isWaitingShown() const
{
    const auto bars = m_form->window()->findChildren<MessageBar *>(Qt::FindDirectChildrenOnly);
    return std::any_of(bars.begin(), bars.end(), [](const MessageBar *bar) {
        return bar->isVisible() && bar->plainText().startsWith(u"Waiting for "_s);
    });
}

RollbackDialog *FaultStage::dialogNow()
{
    auto *dialog = qobject_cast<RollbackDialog *>(QApplication::activeModalWidget());
    return dialog && QGuiApplication::focusWindow() == dialog->windowHandle() ? dialog : nullptr;
}

RollbackDialog *FaultStage::dialog(int milliseconds) const
{
    return QTest::qWaitFor([] { return dialogNow() != nullptr; }, milliseconds) ? dialogNow() : nullptr;
}

QString headline(const RollbackDialog *dialog)
{
    return textOf(dialog, "headlineLabel");
}

QString happened(const RollbackDialog *dialog)
{
    return textOf(dialog, "whatLabel");
}

QString safety(const RollbackDialog *dialog)
{
    return textOf(dialog, "safetyLabel");
}

QStringList buttons(const RollbackDialog *dialog)
{
    QStringList seen;
    for (const QPushButton *button : dialog->findChildren<QPushButton *>()) {
        if (button->isVisible())
            seen.append(plain(button));
    }
    seen.sort();
    return seen;
}

QString defaultButton(const RollbackDialog *dialog)
{
    for (const QPushButton *button : dialog->findChildren<QPushButton *>()) {
        if (button->isVisible() && button->isDefault())
            return plain(button);
    }
    return {};
}

QString contradiction(const RollbackDialog *dialog, const Books &before, const Books &now)
{
    const QString told = safety(dialog);
    const bool canRepeat = buttons(dialog).contains(u"Try again"_s);
    if (const QString missing = missingButton(dialog); !missing.isEmpty())
        return u"a step names the button %1, which is not there"_s.arg(missing);
    if (told.startsWith(u"Nothing was written."_s)) {
        if (!wears(dialog, Tone::Success))
            return u"nothing was written, but the box is not green"_s;
        return now == before ? QString() : u"nothing was written, but the file holds "_s + now.documents.join(u", "_s);
    }
    if (told.startsWith(u"Not known yet"_s)) {
        if (!wears(dialog, Tone::Warning))
            return u"not known, but the box is not amber"_s;
        return canRepeat ? u"not known, but Try again is offered"_s : QString();
    }
    if (told.startsWith(u"It was saved as "_s)) {
        const QString number = told.section(u' ', 4, 4).chopped(1);
        const bool isThere = now.documents.size() == before.documents.size() + 1
            && now.documents.last().startsWith(number + u": "_s);
        if (!isThere)
            return u"saved as %1, but the file holds "_s.arg(number) + now.documents.join(u", "_s);
        return canRepeat || !wears(dialog, Tone::Success) ? u"saved, but it does not look so"_s : QString();
    }
    return u"no sentence about safety: "_s + told;
}

} // namespace desk::test
