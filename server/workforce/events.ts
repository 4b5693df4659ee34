import type { NewEvent } from '#log'

/** All that this room tells the rooms below. */
export type WorkforceEvent =
  /** Skills of the brand, reasons of presence, units and times: all of its people are to be read again. */
  | 'workforce.rules'
  /** The subject is the person: their skills, languages, place, share or kinds of work. */
  | 'workforce.agent'
  /** The subject is the person: when they work. */
  | 'workforce.shifts'
  /** The subject is the person; detail: { state, isPause, backAt }. */
  | 'workforce.presence'
  /** The subject is the person: a pause after abuse was offered to them, or they do without it. */
  | 'workforce.pause-offered'

export const tellRules = (workspaceId: string, subjectId?: string): NewEvent => ({
  workspaceId,
  kind: 'workforce.rules' satisfies WorkforceEvent,
  subjectId,
})

export const tellPerson = (
  workspaceId: string,
  kind: Exclude<WorkforceEvent, 'workforce.rules'>,
  personId: string,
  detail?: { state: string; isPause: boolean; backAt: number | null },
): NewEvent => ({ workspaceId, kind, subjectId: personId, ...(detail && { detail }) })
