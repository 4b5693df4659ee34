/** One deed of a macro. */
export type MacroStep =
  | { kind: 'reply'; snippetId: string }
  | { kind: 'note'; text: string }
  /** To a colleague, to whoever runs it (`me`), or back into the queue. */
  | { kind: 'assign'; to: { kind: 'me' } | { kind: 'queue' } | { kind: 'agent'; id: string } }
  /** Tags by their ids: put on, taken off. */
  | { kind: 'tag'; add: string[]; remove: string[] }
  /** For so long, from when it is run. */
  | { kind: 'snooze'; forMs: number }
  | { kind: 'close'; reasonId: string }

/** GET /api/v1/macros: several deeds in one go; the reader's own, or everybody's (`isShared`). */
export type Macro = { id: string; name: string; steps: MacroStep[]; isShared: boolean }

export type NewMacro = Omit<Macro, 'id'>

/** POST /api/v1/conversations/:id/macros/:macro. `id` is made by the browser: the same id twice is one run. */
export type MacroRun = { id: string; visibility: 'public' | 'private' }
