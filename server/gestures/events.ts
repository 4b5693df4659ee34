import type { NewEvent } from '#log'

/** All that this room tells the rooms below. */
export type GestureEvent =
  /** The subject is the gesture; detail: { messageId, personId, kindId, amount }, `messageId` the line that says it. */
  | 'gesture.recorded'
  | 'gesture.taken-back'
  /** What may be given: kinds, rules, budgets. The subject is the kind or the person. */
  | 'gesture.settings'

type Told = {
  workspaceId: string
  conversationId: string
  id: string
  lineId: string
  personId: string
  kindId: string
  amount: number
}

export const tellGesture = (kind: Exclude<GestureEvent, 'gesture.settings'>, told: Told): NewEvent => {
  const { workspaceId, conversationId, id, lineId, personId, kindId, amount } = told
  return { workspaceId, kind, conversationId, subjectId: id, detail: { messageId: lineId, personId, kindId, amount } }
}

export const tellSettings = (workspaceId: string, subjectId?: string): NewEvent => ({
  workspaceId,
  kind: 'gesture.settings' satisfies GestureEvent,
  subjectId,
})
