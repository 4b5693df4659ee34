import type { Holder } from './conversations.ts'

/** POST /api/v1/conversations/bulk: one deed on many, each for itself. */
export type ManyAsk = { ids: string[]; deed: ManyDeed }

export type ManyDeed =
  | { kind: 'assign'; holder: Exclude<Holder, { kind: 'bot' }> }
  | { kind: 'snooze'; until: number }
  | { kind: 'close'; reasonId: string }
  | { kind: 'reopen' }
  | { kind: 'read' }

/** What became of one of them. `back` leads back for a minute: POST /api/v1/conversations/bulk/undo. */
export type ManyDone =
  | { id: string; outcome: 'done'; back: WayBack }
  | { id: string; outcome: 'unchanged' }
  | { id: string; outcome: 'fault'; code: string; values: Record<string, unknown> }

export type WayBack = { line: string | null; unread: number }

/** POST /api/v1/conversations/bulk/undo. `unchanged`: somebody has changed it since, so it stays as it is. */
export type ManyUndo = { backs: ({ id: string } & WayBack)[] }
export type ManyUndone = Exclude<ManyDone, { outcome: 'done' }> | { id: string; outcome: 'done' }
