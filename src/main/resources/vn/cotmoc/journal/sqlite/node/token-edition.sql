-- Moves with every token that comes or goes, whoever brings or takes it: what was read of the tokens before is void then.
CREATE TABLE token_edition (
  n INTEGER NOT NULL
) STRICT;

INSERT INTO token_edition (n) VALUES (0);

CREATE TRIGGER token_came AFTER INSERT ON token BEGIN
  UPDATE token_edition SET n = n + 1;
END;

CREATE TRIGGER token_went AFTER DELETE ON token BEGIN
  UPDATE token_edition SET n = n + 1;
END;
