-- The database of `mskb export`, described in docs/data.md. Columns are called what the fields of a record are called;
-- a list of texts that nothing else refers to is a JSON array.

CREATE TABLE metadata (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE products (
    code TEXT PRIMARY KEY, -- 'sms': the last part of the address, and of a file's name
    name TEXT NOT NULL, -- as the site shows it
    address TEXT NOT NULL -- of its page on the site
) WITHOUT ROWID;

CREATE TABLE articles (
    id TEXT PRIMARY KEY, -- 'Q168845'; the rowid is its number
    title TEXT NOT NULL, -- as found
    product TEXT NOT NULL REFERENCES products(code), -- the support bucket that it was filed under
    product_code TEXT NOT NULL, -- as found
    product_name TEXT NOT NULL, -- as found
    modified TEXT, -- ISO date of the last change, or NULL
    types TEXT NOT NULL, -- JSON: bug, problem, how-to, information, documentation-error
    status TEXT NOT NULL, -- JSON: fixed, pending, not-fixed
    component TEXT NOT NULL,
    versions_text TEXT NOT NULL, -- the version field, raw
    technology TEXT NOT NULL, -- JSON
    operating_systems TEXT NOT NULL, -- JSON
    hardware TEXT NOT NULL, -- JSON
    issue_type TEXT NOT NULL, -- JSON
    solution_type TEXT NOT NULL, -- JSON
    query_words TEXT NOT NULL, -- JSON
    categories TEXT NOT NULL, -- JSON
    leftover TEXT NOT NULL, -- JSON
    dialect TEXT NOT NULL, -- document, wrapped, library, plain
    source TEXT NOT NULL, -- path of the file
    sha256 TEXT NOT NULL, -- of the file
    text TEXT NOT NULL, -- the body as it was read
    markdown TEXT NOT NULL
);

CREATE TABLE editions ( -- the other files with an article's number
    article_id TEXT NOT NULL REFERENCES articles(id),
    position INTEGER NOT NULL,
    source TEXT NOT NULL,
    dialect TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (article_id, position)
) WITHOUT ROWID;

CREATE TABLE applies_to ( -- the products that an article applies to
    article_id TEXT NOT NULL REFERENCES articles(id),
    position INTEGER NOT NULL,
    text TEXT NOT NULL, -- the line
    name TEXT NOT NULL, -- without versions and editors' remarks
    versions TEXT NOT NULL, -- JSON
    PRIMARY KEY (article_id, position)
) WITHOUT ROWID;

CREATE TABLE versions ( -- the version field, typed: a row for each version
    article_id TEXT NOT NULL REFERENCES articles(id),
    position INTEGER NOT NULL,
    platform TEXT NOT NULL, -- 'winnt', or empty
    version TEXT, -- NULL where the field names a platform and no version
    PRIMARY KEY (article_id, position)
) WITHOUT ROWID;

CREATE TABLE keywords (
    keyword TEXT PRIMARY KEY, -- in lower case
    name TEXT NOT NULL, -- its commonest spelling
    meaning TEXT NOT NULL, -- in plain English, empty where nobody has told it
    address TEXT -- of its page on the site; NULL for an editor's mark, which has none
) WITHOUT ROWID;

CREATE TABLE article_keywords (
    article_id TEXT NOT NULL REFERENCES articles(id),
    position INTEGER NOT NULL,
    keyword TEXT NOT NULL REFERENCES keywords(keyword),
    text TEXT NOT NULL, -- as found
    PRIMARY KEY (article_id, position)
) WITHOUT ROWID;

CREATE TABLE tags ( -- the site's index pages that list articles
    address TEXT PRIMARY KEY, -- '/versions/systems-management-server/2.0/'
    index_name TEXT NOT NULL, -- versions, keywords, products, types, years
    name TEXT NOT NULL, -- 'Systems Management Server 2.0'
    meaning TEXT NOT NULL -- of a keyword, else empty
) WITHOUT ROWID;

CREATE TABLE article_tags (
    article_id TEXT NOT NULL REFERENCES articles(id),
    position INTEGER NOT NULL,
    address TEXT NOT NULL REFERENCES tags(address),
    PRIMARY KEY (article_id, position)
) WITHOUT ROWID;

CREATE TABLE wanted ( -- articles that are cited and that the archive lacks
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL, -- under which it is cited most often, or empty
    citations INTEGER NOT NULL -- how many articles cite it
) WITHOUT ROWID;

CREATE TABLE article_references (
    article_id TEXT NOT NULL REFERENCES articles(id),
    position INTEGER NOT NULL,
    reference TEXT NOT NULL, -- the id that is cited
    target_id TEXT REFERENCES articles(id), -- the same, where this file has the article
    wanted_id TEXT REFERENCES wanted(id), -- the same, where the archive lacks it
    PRIMARY KEY (article_id, position)
) WITHOUT ROWID;

CREATE TABLE defect_kinds (
    kind TEXT PRIMARY KEY,
    severity TEXT NOT NULL, -- error, repaired, note
    sentence TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE defects (
    article_id TEXT NOT NULL REFERENCES articles(id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL REFERENCES defect_kinds(kind),
    severity TEXT NOT NULL,
    line INTEGER NOT NULL, -- of the body, from 1; 0 for header, footer and file
    detail TEXT NOT NULL,
    PRIMARY KEY (article_id, position)
) WITHOUT ROWID;

-- Full text: the index holds no text of its own but reads that of articles.
CREATE VIRTUAL TABLE articles_fts USING fts5(
    id, title, text, content="articles", tokenize="porter unicode61"
);

CREATE VIEW article_types AS
SELECT articles.id AS article_id, json_each.value AS type FROM articles, json_each(articles.types);

CREATE VIEW article_status AS
SELECT articles.id AS article_id, json_each.value AS status FROM articles, json_each(articles.status);

CREATE VIEW articles_per_product AS
SELECT products.code, products.name, count(*) AS articles
FROM articles JOIN products ON products.code = articles.product
GROUP BY products.code ORDER BY articles DESC, products.code;

CREATE VIEW articles_per_keyword AS
SELECT keywords.keyword, keywords.name, keywords.meaning, count(*) AS articles
FROM article_keywords JOIN keywords USING (keyword)
GROUP BY keywords.keyword ORDER BY articles DESC, keywords.keyword;

CREATE VIEW articles_per_version AS
SELECT tags.address, tags.name, count(*) AS articles
FROM article_tags JOIN tags USING (address)
WHERE tags.index_name = 'versions'
GROUP BY tags.address ORDER BY articles DESC, tags.address;

CREATE VIEW articles_per_year AS
SELECT substr(modified, 1, 4) AS year, count(*) AS articles FROM articles GROUP BY year ORDER BY year;

CREATE VIEW most_cited AS
SELECT articles.id, articles.title, count(*) AS citations
FROM article_references JOIN articles ON articles.id = article_references.target_id
GROUP BY articles.id ORDER BY citations DESC, articles.rowid;

CREATE VIEW most_wanted AS
SELECT id, title, citations FROM wanted ORDER BY citations DESC, id;
