CREATE INDEX documents_name ON documents (name);
