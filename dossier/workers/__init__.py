"""Who does the work of many articles: threads of this process, or the workers of Dask."""
