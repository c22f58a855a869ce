// The header by which the bridge of standard input names its connection: with it a client without a session has a place too.

export const connectionHeader = "facet-connection";
