import type { LogEvent } from '#log'
import { liveEnds } from '#protocol'
import type { Viewer } from './viewer.ts'

type Ending = { code: number; isOver(viewer: Viewer, event: LogEvent): boolean }

const isPerson: Ending['isOver'] = ({ personId, who }, { subjectId, workspaceId }) =>
  personId === subjectId && who.workspaceId === workspaceId
/** Whoever joins a team or leaves it sees other conversations from then on, and so do those who are in it. */
const isOfTeam: Ending['isOver'] = (viewer, event) =>
  isPerson(viewer, event) || (viewer.who.kind === 'person' && viewer.who.teamIds.includes(String(event.detail?.teamId)))
const isKey: Ending['isOver'] = ({ who }, { subjectId }) => who.kind === 'key' && who.keyId === subjectId

const endings: Record<string, Ending> = {
  'session.ended': { code: liveEnds.signedOut, isOver: ({ sessionId }, { subjectId }) => sessionId === subjectId },
  'key.revoked': { code: liveEnds.signedOut, isOver: isKey },
  'colleague.removed': { code: liveEnds.changed, isOver: isPerson },
  // Whether they may less or more now, they come again as who they are.
  'colleague.changed': { code: liveEnds.changed, isOver: isPerson },
  'team.joined': { code: liveEnds.changed, isOver: isOfTeam },
  'team.left': { code: liveEnds.changed, isOver: isOfTeam },
}

/** Ends the lines of those who, by this event, may no longer look, or not as who they were. */
export function dismiss(event: LogEvent, viewers: Iterable<Viewer>): void {
  const ending = endings[event.kind]
  if (!ending) return
  for (const viewer of [...viewers]) if (ending.isOver(viewer, event)) viewer.end(ending.code)
}
