import type { AuditDeed, AuditDetails, AuditLine, Role, Sees } from '#protocol'
import type { Formats, Key, Translate } from '#web/texts'
import { ROLES, scopeName, SEES } from './roles.ts'

/** With what a line is said; `nameOf` knows who works here. */
export type Saying = { t: Translate; formats: Formats; nameOf: (personId: string) => string | undefined }

type Pieces = (string | false | undefined)[]
/** What was written with the deed, of which an earlier version may have written less. */
type Tell<Deed extends AuditDeed> = (detail: Partial<AuditDetails[Deed]>, saying: Saying, subjectId: string) => Pieces

/** What somebody did, and what there is to say of it; nothing where the deed is of another version. */
export function auditWords({ deed, detail, subjectId }: AuditLine, saying: Saying): { deed: string; detail: string[] } {
  if (!Object.hasOwn(DEEDS, deed)) return { deed, detail: [] }
  const [key, tell] = DEEDS[deed as AuditDeed] as readonly [Key, Tell<AuditDeed>]
  const pieces = tell(detail ?? {}, saying, subjectId ?? '')
  return { deed: saying.t(key), detail: pieces.filter(piece => typeof piece === 'string' && piece !== '') as string[] }
}

const nothing = (): Pieces => []
const named = ({ name }: { name?: string }): Pieces => [name]
const labelled = ({ label }: { label?: string }): Pieces => [label]
const roleWords = (t: Translate, role?: Role) => role && t(ROLES[role])
const seesWords = (t: Translate, sees?: Sees) => sees && t(SEES[sees])
const step = (from: string | undefined, to: string | undefined) => (from && to ? `${from} → ${to}` : undefined)

/** An amount whose currency nobody wrote down is no amount. */
const moneyWords = ({ formats }: Saying, amount: number | null | undefined, currency: string | undefined) =>
  typeof amount === 'number' && currency ? formats.money(amount, currency) : undefined

/** What of a brand was changed, as its page calls it. */
const OF_THE_BRAND: Partial<Record<string, Key>> = {
  name: 'brand.name',
  website: 'brand.website',
  timeZone: 'brand.time-zone',
  language: 'brand.language',
  color: 'color.label',
}
const brandWords = (t: Translate, changed: readonly string[] = []) =>
  changed.flatMap(name => OF_THE_BRAND[name] ?? []).map(key => t(key))
const scopeWords = (t: Translate, scopes: readonly string[] = []) =>
  scopes.flatMap(scope => scopeName(scope) ?? []).map(key => t(key))

const DEEDS: { [Deed in AuditDeed]: readonly [Key, Tell<Deed>] } = {
  'alert.guarded': ['audit.alert.guarded', nothing],
  'alert.put-aside': ['audit.alert.put-aside', nothing],
  'alert.taken-up': ['audit.alert.taken-up', nothing],
  'colleague.changed': [
    'audit.colleague.changed',
    ({ from, to, sees }, { t, nameOf }, id) => [
      nameOf(id),
      step(roleWords(t, from), roleWords(t, to)),
      seesWords(t, sees),
    ],
  ],
  'colleague.joined': ['audit.colleague.joined', ({ role }, { t }) => [roleWords(t, role)]],
  'colleague.removed': ['audit.colleague.removed', ({ name, role }, { t }) => [name, roleWords(t, role)]],
  'workforce.agent': ['audit.workforce.agent', (_, { nameOf }, id) => [nameOf(id)]],
  'workforce.reason': ['audit.workforce.reason', named],
  'routing.queue': ['audit.routing.queue', nothing],
  'workforce.rules': ['audit.workforce.rules', nothing],
  'workforce.shifts': ['audit.workforce.shifts', (_, { nameOf }, id) => [nameOf(id)]],
  'workforce.skill': ['audit.workforce.skill', named],
  'consent.given': ['audit.consent.given', nothing],
  'consent.withdrawn': ['audit.consent.withdrawn', nothing],
  'consent-text.added': ['audit.consent-text.added', nothing],
  'customer.erasure-asked': ['audit.customer.erasure-asked', nothing],
  'customer.exported': ['audit.customer.exported', nothing],
  'customer.linked': ['audit.customer.linked', nothing],
  'fact.denied': ['audit.fact.denied', nothing],
  'fact.forgotten': ['audit.fact.forgotten', nothing],
  'fact.written': ['audit.fact.written', nothing],
  'customer.parted': ['audit.customer.parted', nothing],
  'customer.parting-taken-back': ['audit.customer.parting-taken-back', nothing],
  'customer.renamed': ['audit.customer.renamed', nothing],
  'customer.told-apart': ['audit.customer.told-apart', nothing],
  'field.defined': ['audit.field.defined', labelled],
  'gesture.budget': [
    'audit.gesture.budget',
    ({ amount, currency }, saying, id) => [
      saying.nameOf(id),
      amount === null ? saying.t('audit.as-the-team') : moneyWords(saying, amount, currency),
    ],
  ],
  'gesture.kind': [
    'audit.gesture.kind',
    ({ name, costs, amount, currency, isArchived }, saying) => [
      name,
      costs === false && saying.t('gestures.kinds.free'),
      moneyWords(saying, amount, currency),
      isArchived && saying.t('audit.archived'),
    ],
  ],
  'gesture.raised': [
    'audit.gesture.raised',
    ({ from, to, currency }, saying, id) => [
      saying.nameOf(id),
      step(moneyWords(saying, from, currency), moneyWords(saying, to, currency)),
    ],
  ],
  'gesture.rules': ['audit.gesture.rules', ({ budget, currency }, saying) => [moneyWords(saying, budget, currency)]],
  'installation.moved': ['audit.installation.moved', ({ to }) => [to]],
  'invitation.sent': ['audit.invitation.sent', ({ role }, { t }) => [roleWords(t, role)]],
  'invitation.withdrawn': ['audit.invitation.withdrawn', nothing],
  'key.issued': ['audit.key.issued', ({ name, scopes }, { t }) => [name, ...scopeWords(t, scopes)]],
  'key.revoked': ['audit.key.revoked', nothing],
  'macro.added': ['audit.macro.added', named],
  'macro.changed': ['audit.macro.changed', named],
  'macro.removed': ['audit.macro.removed', named],
  'message.uncovered': ['audit.message.uncovered', nothing],
  'notice-draft.changed': ['audit.notice-draft.changed', nothing],
  'parked.discarded': ['audit.parked.discarded', nothing],
  'parked.replayed': ['audit.parked.replayed', nothing],
  'profile.added': ['audit.profile.added', named],
  'profile.changed': ['audit.profile.changed', named],
  'profile.disabled': ['audit.profile.disabled', named],
  'profile.enabled': ['audit.profile.enabled', named],
  'profile.published': [
    'audit.profile.published',
    ({ name, isPublished }, { t }) => [
      name,
      isPublished !== undefined && t(isPublished ? 'audit.shown-there' : 'audit.not-shown-there'),
    ],
  ],
  'proposed-reasons.anew': ['audit.proposed-reasons.anew', nothing],
  'proposed-reasons.back': ['audit.proposed-reasons.back', nothing],
  'proposed-reasons.hidden': ['audit.proposed-reasons.hidden', nothing],
  'proposed-reasons.shown': ['audit.proposed-reasons.shown', nothing],
  'provider.added': ['audit.provider.added', ({ name, model, host }) => [name, model, host]],
  'provider.changed': ['audit.provider.changed', ({ name, model, host }) => [name, model, host]],
  'provider.removed': ['audit.provider.removed', named],
  'reason.added': ['audit.reason.added', labelled],
  'reason.changed': ['audit.reason.changed', labelled],
  'snippet.added': ['audit.snippet.added', named],
  'snippet.changed': ['audit.snippet.changed', named],
  'snippet.removed': ['audit.snippet.removed', named],
  'suspect.answered': ['audit.suspect.answered', nothing],
  'suspect.appealed': ['audit.suspect.appealed', nothing],
  'suspect.decided': ['audit.suspect.decided', nothing],
  'suspect.paused': ['audit.suspect.paused', nothing],
  'tag.added': ['audit.tag.added', named],
  'tag.changed': ['audit.tag.changed', named],
  'tag.rules': [
    'audit.tag.rules',
    ({ agentsMayAdd }, { t }) => [
      agentsMayAdd !== undefined && t(agentsMayAdd ? 'audit.tag.everybody' : 'audit.tag.supervisors'),
    ],
  ],
  'team.added': ['audit.team.added', named],
  'team.archived': ['audit.team.archived', named],
  'team.changed': ['audit.team.changed', named],
  'team.members': [
    'audit.team.members',
    ({ name, joined = [], left = [] }, { t, formats }) => [
      name,
      joined.length > 0 && t('audit.team.joined', { names: formats.list(joined), count: joined.length }),
      left.length > 0 && t('audit.team.left', { names: formats.list(left), count: left.length }),
    ],
  ],
  'workspace.added': ['audit.workspace.added', nothing],
  'workspace.changed': ['audit.workspace.changed', ({ changed }, { t }) => brandWords(t, changed)],
  'acknowledgement.kept': [
    'audit.acknowledgement.kept',
    ({ isOn }, { t }) => [t(isOn ? 'audit.acknowledgement.on' : 'audit.acknowledgement.off')],
  ],
  'calendar.kept': ['audit.calendar.kept', named],
  'calendar.removed': ['audit.calendar.removed', named],
  'targets.kept': [
    'audit.targets.kept',
    ({ count }, { t }) => [count !== undefined && t('audit.targets.count', { count })],
  ],
  'workspace.published-facts': [
    'audit.workspace.published-facts',
    ({ count }, { t }) => [count !== undefined && t('audit.lines', { count })],
  ],
}
