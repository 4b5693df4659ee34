/** Actions that ask something first, by name: their buttons and their files call them the same. */
export const DEEDS = {
  close: 'conversation.close',
  snooze: 'conversation.snooze',
  assign: 'conversation.assign',
  tag: 'conversation.tag',
  sendClose: 'writing.send-close',
  sendSnooze: 'writing.send-snooze',
  sendLater: 'writing.send-later',
  changeTime: 'writing.change-time',
  snippet: 'writing.snippet',
  macro: 'conversation.macro',
  merge: 'together.merge',
  incident: 'together.incident',
  case: 'together.case',
  settleCase: 'together.settle-case',
  caseGo: 'together.case-go',
  handOver: 'together.hand-over',
} as const
