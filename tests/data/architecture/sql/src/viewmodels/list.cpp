auto text = tr("Select a customer from the list, or press Delete to remove it");
auto key = "UPDATE";
auto sql = "DELETE FROM party";
