#pragma once

#include "base/error.h"
#include "base/gridroles.h"
#include "domain/document.h"
#include "domain/item.h"
#include "services/orders.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QJsonArray>

#include <functional>
#include <vector>

class QUndoStack;

namespace desk {

// The lines of a form. The last row is always blank; typing into it makes it a line and a new blank row follows.
// Cells hold what was typed, right or wrong; parsed values and figures stand beside. Every change is one undo step.
class LinesModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        Number,
        Item,
        Hsn,
        Quantity,
        Unit,
        Rate,
        Discount,
        Gst,
        Amount,
        Due,  // of an order line
        Done, // dispatched of an order line
        From, // the challan or invoice the line follows
        Left, // of it
        Processed,
        Unprocessed,
        Loss,
        Received,
        Accepted,
        Rejected,
        Reason, // of a loss
        ColumnCount
    };
    // Which columns a form has: what is entered of a line differs by document.
    enum class Layout { Document, Order, Return, CreditNote, Receipt };

    struct Line {
        QString itemText;
        std::optional<desk::Item> item; // the master taken from the list
        QString description;            // of a free-text line or a changed one
        QString hsn, unit, gst;         // texts
        QString quantity, rate, discount;
        QString due, processed, unprocessed, loss, received, accepted, rejected, reason;
        desk::Quantity done, left; // of what the line follows
        QString challan, challanFy;
        QDate challanDate;
        int challanLine = 0;
        QString invoice, invoiceFy;
        int invoiceLine = 0;
        QString invoiceRate; // with its share of the discounts; it is not typed unless another stands
        QString order;
        int orderLine = 0;
        Money amount;                 // computed taxable value
        QString hint;                 // "last 812.00 on 14-11-2026", "12 left of 20"
        QHash<int, QString> problems; // by column, from the last check
        bool isBlank() const;
        bool isLinked() const { return challanLine > 0 || orderLine > 0 || invoiceLine > 0; }
    };

    explicit LinesModel(QObject *parent = nullptr);
    ~LinesModel() override;
    // QAbstractTableModel: data with Display/Edit/TextAlignment/Accessible/ToolTip and the GridRoles
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool insertRows(int row, int count, const QModelIndex &parent = {}) override;
    bool removeRows(int row, int count, const QModelIndex &parent = {}) override;
    bool moveRows(const QModelIndex &source, int row, int count, const QModelIndex &destination, int child) override;

    Layout layout() const { return m_layout; }
    void setLayout(Layout layout) { m_layout = layout; }
    static QList<int> columnsOf(Layout layout);
    void setToday(std::function<QDate()> today) { m_today = std::move(today); } // for dates typed short

    QUndoStack *undoStack() const { return m_undo; }
    const std::vector<Line> &lines() const { return m_lines; } // without the blank last row
    void setLines(std::vector<Line> lines);                    // a new document: nothing to undo
    void appendLines(const std::vector<Line> &lines);
    void copyFromAbove(int row, int column); // Ctrl+D; the whole line when the row is blank
    // Rows of a spreadsheet from this row on. A first row that names columns says what is where; else a row as wide as
    // `shown` fills those columns, and any other fills from `column` on what is entered by hand. What has no column is
    // handed back, so that it can be told.
    QStringList pasteRows(int row, int column, const QString &tabSeparated, const QList<int> &shown = {});
    QString rowsAsText(int first, int count, const QList<int> &shown) const; // with the names of the columns
    // Rows whose item was typed or pasted and is not looked up yet.
    QHash<int, QString> unknownItems() const;
    void fillItem(int row, const QString &text, const std::optional<desk::Item> &item); // no step of its own
    void setHint(int row, const QString &hint);
    void fillRate(int row, desk::Rate rate);            // only where none stands; no step of its own
    void setAmounts(const std::vector<Money> &amounts); // one for each of lines()
    // Those whose field begins with "lines[", counted as in toDraft(): blank lines between are left out.
    void setProblems(const Violations &problems);
    Violations problems() const; // those that stand now, typed nonsense included, counted as the rows of this model

    // Texts to a draft's lines; what cannot be read comes back as violations with field paths.
    // A line of a return gives one for each way in which goods came back.
    std::vector<DraftLine> toDraft(Violations &violations) const;
    QJsonArray toJson() const;
    void fromJson(const QJsonArray &json);

Q_SIGNALS:
    void edited();                            // anything a total or a recovery copy depends on
    void itemTaken(int row, desk::Item item); // a master was chosen in this row
    void createItemRequested(int row, const QString &text);

private:
    class ReplaceLines;
    class MoveLines;
    bool isLine(int row) const { return row >= 0 && row < static_cast<int>(m_lines.size()); }
    Line lineAt(int row) const { return isLine(row) ? m_lines[static_cast<std::size_t>(row)] : Line(); }
    QString problemAt(int row, int column) const;
    bool takeItem(int row, const desk::Item &item);
    void replace(const QString &name, int row, int count, std::vector<Line> lines);
    void applyReplace(int row, int count, const std::vector<Line> &lines);
    void applyInsert(int row, const std::vector<Line> &lines);
    void applyMove(int from, int count, int to);
    void emitRowChanged(int row);

    // Which cell a line of the draft came from.
    struct Origin {
        int row;
        int column;
    };
    std::vector<Origin> originsOfDraft() const;
    QList<int> pasteColumns(const QStringList &first, int column, const QList<int> &shown, bool &named) const;

    std::vector<Line> m_lines;
    QUndoStack *m_undo;
    Layout m_layout = Layout::Document;
    std::function<QDate()> m_today;
};

} // namespace desk
