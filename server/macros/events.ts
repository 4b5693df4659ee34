/** All that this room tells the rooms below. The subject is the macro. What it does is told by those who do it. */
export type MacroEvent = 'macro.changed'
