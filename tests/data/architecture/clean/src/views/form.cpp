#include "invoice/ui_form.h"
#include "views/form.h"
#include "viewmodels/form.h"
#include <QDialog>
#include "form.moc"
