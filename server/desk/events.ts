/** All that this room tells the rooms below; told once a slice, of a workspace. */
export type DeskEvent = 'counts.changed'
