#pragma once

#include "viewmodels/linesmodel.h"

#include <QAbstractItemModelTester>
#include <QIdentityProxyModel>

namespace desk::test {

// Qt's checker looks at the first column and takes a number that follows its row for a mistake.
class Unnumbered final : public QIdentityProxyModel {
public:
    explicit Unnumbered(LinesModel &model) { setSourceModel(&model); }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return QIdentityProxyModel::data(index.column() == 0 ? index.siblingAtColumn(LinesModel::Item) : index, role);
    }
};

// The lines under the eyes of Qt's own checker.
struct CheckedLines {
    explicit CheckedLines(LinesModel &model) : unnumbered(model) {}
    Unnumbered unnumbered;
    QAbstractItemModelTester tester{&unnumbered, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace desk::test
