"""Many articles: the same tables for a folder, a table of articles, a cluster.

>>> corpus = analysis.load_corpus("data/harbour_corpus")  # doctest: +SKIP
>>> corpus.quotes  # doctest: +SKIP
"""
