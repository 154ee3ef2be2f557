"""Many articles: the same tables for a folder, a table of articles, a cluster.

>>> corpus = analysis.load_corpus("data/harbour_corpus")  # doctest: +SKIP
>>> corpus.quotes  # doctest: +SKIP

How a run goes (``running``): the pages are found and hashed (``pages``) and sorted
into batches by their hashes (``planning``). Each batch is read by one process, here
(``processes``) or on a cluster (``cluster``), which reads page by page (``reading``)
and writes one Parquet file a table (``batch``, ``quotes/b0110.parquet``). What the
files of a batch hold stands in its record, written last (``places``): a batch whose
record says what is wanted is not read again, and of one that changed only pages that
are new are. So the files depend on nothing but the pages, their corrections, the kit
and, where a page tells no year, the day.
"""
