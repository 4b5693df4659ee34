/** All that this room tells the rooms below. The subject is the snippet. */
export type SnippetEvent = 'snippet.changed'
