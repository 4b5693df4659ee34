import type { Action } from '#web/actions'
import { assign } from './assign.ts'
import { back, panel } from './back.ts'
import { caseGo, linkCase, settleCase } from './case.ts'
import { close } from './close.ts'
import { correct } from './correct.ts'
import { elsewhere } from './elsewhere.ts'
import { gesture } from './gesture.ts'
import { goTo } from './go-to.ts'
import { macro } from './macro.ts'
import { changeTime, sendLater, sendSnooze } from './later.ts'
import { askFor, give, keep, takeOver } from './hands.ts'
import { handOver } from './hand-over.ts'
import { incident } from './incident.ts'
import { merge } from './merge.ts'
import { letGo, mark, markAll, markNext, markPrevious, markRead } from './mark.ts'
import { next, open, previous } from './move.ts'
import { note } from './note.ts'
import { person } from './person.ts'
import { reopen } from './reopen.ts'
import { reply } from './reply.ts'
import { send } from './send.ts'
import { sendClose } from './send-close.ts'
import { settleMention } from './settle-mention.ts'
import { snippet } from './snippet.ts'
import { snooze } from './snooze.ts'
import { tag } from './tag.ts'
import { uncover } from './uncover.ts'
import { undo } from './undo.ts'
import { why } from './why.ts'

/** What is done rarely: in the menu of the head. */
export const moreActions: readonly Action[] = [gesture, handOver, linkCase, settleCase, incident, merge, person, why]

/** What can be done with conversations, in the order in which it is shown. */
export const conversationActions: readonly Action[] = [
  ...[next, previous, open, mark, markNext, markPrevious, markAll, letGo, back],
  ...[reply, note, send, sendClose, sendSnooze, sendLater, changeTime, snippet, elsewhere],
  ...[askFor, takeOver, give, keep],
  ...[assign, macro, snooze, tag, close, reopen, markRead, settleMention, correct, uncover, undo, panel],
  ...moreActions,
  caseGo,
  goTo,
]
