"""One metric, one small class; each names the source of its formula."""
