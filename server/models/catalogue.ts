// The weights Facet knows how to get, as data: what each file is, its hash, its licence, and its sources in order.
