import type { AlertLevel, AlertTopic, ConductRule, NoticeState, SuspectState } from './alerts.ts'
import type { Purpose } from './consents.ts'
import type { FactKind } from './facts.ts'
import type { Role } from './people.ts'
import type { Sees } from './teams.ts'

type Named = { name: string }
type Priced = { currency: string }

/**
 * All that the audit tells, each deed with what there is to say of it: no secrets, nothing that a customer wrote. Amounts
 * are integers of the currency's smallest unit.
 */
export type AuditDetails = {
  'alert.guarded': { people: number }
  'alert.put-aside': { topic: AlertTopic; level: AlertLevel }
  'alert.taken-up': { topic: AlertTopic; level: AlertLevel }
  'colleague.changed': { from?: Role; to?: Role; sees?: Sees }
  'colleague.joined': { role: Role }
  'colleague.removed': Named & { role: Role }
  'consent.given': { purpose: Purpose }
  'consent.withdrawn': { purpose: Purpose }
  'consent-text.added': { purpose: Purpose; version: number }
  'customer.erasure-asked': object
  'customer.exported': object
  'customer.linked': object
  'customer.parted': object
  'customer.parting-taken-back': object
  'customer.renamed': object
  'customer.told-apart': object
  'fact.denied': { kind: FactKind }
  'fact.forgotten': object
  'fact.written': { kind: FactKind }
  'field.defined': { label: string }
  'gesture.budget': Priced & { amount: number | null }
  'gesture.kind': Named & Priced & { costs: boolean; amount: number | null; isArchived: boolean }
  'gesture.raised': Priced & { month: string; from: number; to: number }
  'gesture.rules': Priced & { budget: number }
  'installation.moved': { to: string }
  'invitation.sent': { role: Role }
  'invitation.withdrawn': object
  'key.issued': Named & { scopes: string[] }
  'key.revoked': object
  'macro.added': Named
  'macro.changed': Named
  'macro.removed': Named
  'message.uncovered': { conversationId: string }
  'notice-draft.changed': { from: NoticeState; to: NoticeState }
  'parked.discarded': { room?: string; number?: number }
  'parked.replayed': { room?: string; number?: number }
  'profile.added': Named & { channel: string }
  'profile.changed': Named & { changed: string[]; settings: string[] }
  'profile.disabled': Named
  'profile.enabled': Named
  'profile.published': Named & { isPublished: boolean }
  'proposed-reasons.anew': { learnt: number }
  'proposed-reasons.back': { learnt: number }
  'proposed-reasons.hidden': object
  'proposed-reasons.shown': object
  'provider.added': Named & { model: string; host: string; isOn: boolean }
  'provider.changed': Named & { model: string; host: string; isOn: boolean }
  'provider.removed': Named
  'reason.added': { label: string }
  'reason.changed': { label: string }
  'snippet.added': Named
  'snippet.changed': Named
  'snippet.removed': Named
  'suspect.answered': { outcome: 'kept' | 'undone' }
  'suspect.appealed': object
  'suspect.decided': { state: SuspectState; rule: ConductRule | null }
  'suspect.paused': object
  'tag.added': Named
  'tag.changed': Named
  'tag.rules': { agentsMayAdd: boolean }
  'team.added': Named
  'team.archived': Named
  'team.changed': Named
  'team.members': Named & { joined: string[]; left: string[] }
  'workspace.added': object
  'workspace.changed': { changed: string[] }
  'workspace.published-facts': { count: number }
  'workforce.agent': object
  'workforce.reason': Named
  'routing.queue': { mode: 'push' | 'pull' }
  'workforce.rules': object
  'workforce.shifts': object
  'workforce.skill': Named
  'acknowledgement.kept': { isOn: boolean }
  'calendar.kept': { name: string }
  'calendar.removed': { name: string }
  'targets.kept': { count: number }
}

export type AuditDeed = keyof AuditDetails

/** `deed` is an `AuditDeed` of this version or of the one that wrote the line. */
export type AuditLine = {
  id: string
  at: number
  who: string
  deed: string
  subjectId: string | null
  detail: Record<string, unknown> | null
}

/** GET /api/v1/audit?before=&limit= */
export type AuditPage = { rows: AuditLine[]; next: string | null }
