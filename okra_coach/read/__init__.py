"""Files become model here: the only room that opens input files; it gathers every fault with its place."""
