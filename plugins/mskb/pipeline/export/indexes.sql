-- Made after the rows are there, which takes less time and less room. The full text comes first: the indexes fill the
-- pages that its merging leaves free.

INSERT INTO articles_fts(articles_fts) VALUES ('rebuild');
INSERT INTO articles_fts(articles_fts) VALUES ('optimize');
-- A word in the title or the number counts for more than one in the text.
INSERT INTO articles_fts(articles_fts, rank) VALUES ('rank', 'bm25(10.0, 10.0, 1.0)');

CREATE INDEX articles_product ON articles(product);
CREATE INDEX articles_modified ON articles(modified);
CREATE INDEX applies_to_name ON applies_to(name);
CREATE INDEX versions_version ON versions(version, platform);
CREATE INDEX article_keywords_keyword ON article_keywords(keyword);
CREATE INDEX article_tags_address ON article_tags(address);
CREATE INDEX tags_index_name ON tags(index_name);
CREATE INDEX article_references_reference ON article_references(reference);
CREATE INDEX article_references_target_id ON article_references(target_id);
CREATE INDEX article_references_wanted_id ON article_references(wanted_id);
CREATE INDEX defects_kind ON defects(kind);
