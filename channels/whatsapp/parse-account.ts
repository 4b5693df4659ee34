import { type Fields, fieldsOf, type Inbound, textOf } from '#channel'
import type { Place } from './place.ts'

type Said = { state: 'good' | 'failing'; code: string; text?: string | undefined }

/** What a field says of the account, its numbers and its templates; undefined when it is none of these fields. */
export function readAccountField(field: string, value: Fields, place: Place): Inbound[] | undefined {
  const at = place.at === undefined ? {} : { at: place.at }
  if (templateFields.has(field))
    return [{ kind: 'templates', key: place.unnamed('templates'), profileKey: place.account, lane: 'templates', ...at }]
  const read = Object.hasOwn(readers, field) ? readers[field] : undefined
  if (!read) return undefined
  const said = read(value)
  if (!said) return []
  const { state, code, text } = said
  const common = { key: place.unnamed('health'), profileKey: place.account, lane: 'health', ...at }
  return [{ kind: 'health', ...common, state, code, ...(text ? { text } : {}) }]
}

const templateFields = new Set([
  'message_template_status_update',
  'message_template_quality_update',
  'message_template_components_update',
  'template_category_update',
])

const readers: Record<string, (value: Fields) => Said | undefined> = {
  account_update: ({ event, ...value }) => {
    const name = textOf(event) ?? ''
    if (name === 'DISABLED_UPDATE') return banned(fieldsOf(value.ban_info))
    const code = accountEvents.get(name)
    if (!code) return undefined
    const text = textOf(fieldsOf(value.violation_info).violation_type) ?? restrictionIn(value.restriction_info) ?? name
    return { state: code === 'reconnected' ? 'good' : 'failing', code, text }
  },
  account_review_update: ({ decision }) =>
    decision === 'REJECTED' ? { state: 'failing', code: 'restricted', text: 'account review: REJECTED' } : undefined,
  account_alerts: ({ alert_severity, alert_status, alert_type, alert_description }) => {
    if (alert_severity === 'INFORMATIONAL') return undefined
    const isOver = alert_status === 'NONE' || alert_status === 'RESOLVED'
    const text = textOf(alert_description) ?? textOf(alert_type)
    return isOver ? { state: 'good', code: 'alert-over', text } : { state: 'failing', code: 'alert', text }
  },
  phone_number_name_update: ({ decision, display_phone_number, rejection_reason }) =>
    decision === 'REJECTED'
      ? {
          state: 'failing',
          code: 'name-rejected',
          text: [textOf(display_phone_number), textOf(rejection_reason)].filter(Boolean).join(' '),
        }
      : undefined,
  phone_number_quality_update: ({ event, display_phone_number, ...limits }) => {
    const code = qualityEvents.get(textOf(event) ?? '')
    if (!code) return undefined
    const limit = textOf(limits.max_daily_conversations_per_business) ?? textOf(limits.current_limit)
    const text = [textOf(display_phone_number), limit].filter(Boolean).join(' ')
    return { state: code === 'quality-good' ? 'good' : 'failing', code, text }
  },
}

const accountEvents = new Map([
  ['ACCOUNT_DELETED', 'gone'],
  ['ACCOUNT_RESTRICTION', 'restricted'],
  ['ACCOUNT_VIOLATION', 'restricted'],
  ['PARTNER_REMOVED', 'withdrawn'],
  ['PARTNER_APP_UNINSTALLED', 'withdrawn'],
  ['ACCOUNT_OFFBOARDED', 'withdrawn'],
  ['ACCOUNT_RECONNECTED', 'reconnected'],
  ['PARTNER_ADDED', 'reconnected'],
  ['PARTNER_APP_INSTALLED', 'reconnected'],
])

const qualityEvents = new Map([
  ['FLAGGED', 'quality-low'],
  ['DOWNGRADE', 'quality-low'],
  ['UNFLAGGED', 'quality-good'],
  ['UPGRADE', 'quality-good'],
  ['ONBOARDING', 'quality-good'],
  ['THROUGHPUT_UPGRADE', 'quality-good'],
])

function banned({ waba_ban_state, waba_ban_date }: Fields): Said {
  const [state, date] = [textOf(waba_ban_state), textOf(waba_ban_date)]
  if (state === 'REINSTATE') return { state: 'good', code: 'reconnected', text: state }
  return { state: 'failing', code: 'restricted', text: [state, date].filter(Boolean).join(' ') }
}

function restrictionIn(list: unknown): string | undefined {
  const { restriction_type } = fieldsOf(Array.isArray(list) ? (list as unknown[])[0] : list)
  return textOf(restriction_type)
}
