#pragma once

#include "widgets/dateedit.h"
#include "widgets/emptystate.h"
#include "widgets/fieldbox.h"
#include "widgets/linegrid.h"
#include "widgets/messagebar.h"
#include "widgets/numberedit.h"
#include "widgets/pagedtableview.h"
#include "widgets/sidenav.h"
#include "widgets/sidepanel.h"
#include "widgets/suggestedit.h"

#include "gui/widgets/samplelines.h"

#include <QMainWindow>
#include <QStackedWidget>

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace desk {

// Every widget of the library on pages that look like those of the program. Not installed.
class Gallery : public QMainWindow {
    Q_OBJECT

public:
    explicit Gallery(bool hindi, int answerDelay = 0);

    void showPage(int page);
    void showFaults();
    int pageCount() const { return m_pages->count(); }
    SampleLines *lines() const { return m_lines; }
    LineGrid *grid() const { return m_grid; }
    SuggestEdit *party() const { return m_party; }
    DateEdit *date() const { return m_date; }
    SidePanel *panel() const { return m_panel; }
    // What stands in the form: "party|date|vehicle|reference", then the lines.
    QStringList written() const;

Q_SIGNALS:
    void submitted();

private:
    QString words(const QString &english, const QString &hindi) const { return m_hindi ? hindi : english; }
    QWidget *formPage();
    QWidget *titleRow(const QString &title, QWidget *right);
    QWidget *headCard();
    QWidget *totals();
    QWidget *foot();
    QWidget *listPage();
    QWidget *emptyPage();
    QWidget *controlsPage();
    QLayout *buttonRow();
    QWidget *fieldCard();
    QLayout *toggleRow();
    void wireParty();
    void wireGrid();
    void submit();

    bool m_hindi;
    int m_delay;
    QStackedWidget *m_pages;
    SideNav *m_nav;
    SidePanel *m_panel;
    SampleLines *m_lines;
    LineGrid *m_grid;
    SuggestEdit *m_party;
    FieldBox *m_partyBox;
    DateEdit *m_date;
    QLineEdit *m_vehicle;
    QLineEdit *m_reference;
    MessageBar *m_bar;
    QWidget *m_submit;
};

} // namespace desk
