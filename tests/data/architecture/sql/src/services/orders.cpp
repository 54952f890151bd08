// SELECT in a comment is no statement
const char *one = "SELECT id FROM orders";
const char *two = u8"PRAGMA user_version";
const QString three = QStringLiteral("WITH t AS (SELECT 1)");
const char *four = R"(
    UPDATE orders
    SET closed = 1)";
const char *five = "delete from orders";
const char *six = "insert into orders VALUES (1)";
const char *seven = "CREATE TABLE t (a)";
const char *eight = "INSERT INTO t";
