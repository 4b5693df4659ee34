import { type Fields, fieldsOf, idOf, type Inbound, isFields, type Raw, readJson, textOf, timeOf } from '#channel'
import { readAccountField } from './parse-account.ts'
import { readHistory } from './parse-history.ts'
import { readTalk } from './parse-talk.ts'
import { namesFor, type Place, unknown } from './place.ts'

/** Takes apart every entry, change and given of a webhook. One that has not the documented shape becomes `unknown`, alone. */
export function parse(raw: Raw): Inbound[] {
  const unnamed = namesFor(raw.body)
  const nowhere = { profileKey: 'unknown', unnamed }
  const body = readJson(raw.body)
  if (!isFields(body)) return [unknown('malformed: the body is no JSON object in UTF-8', nowhere)]
  if (body.object !== 'whatsapp_business_account')
    return [unknown(textOf(body.object) ? `object ${textOf(body.object)}` : 'malformed: no object is named', nowhere)]
  if (!Array.isArray(body.entry)) return [unknown('malformed: entry is not a list', nowhere)]
  return body.entry.flatMap(each => {
    const entry = fieldsOf(each)
    const account = idOf(entry.id) ?? 'unknown'
    const at = timeOf(entry.time, 's')
    const place: Place = { account, profileKey: account, unnamed, ...(at === undefined ? {} : { at }) }
    if (!Array.isArray(entry.changes)) return [unknown('malformed: changes is not a list', place)]
    return entry.changes.flatMap(change => readChange(fieldsOf(change), place))
  })
}

/** Fields that concern nobody here: address books, handovers to an assistant, prices, capabilities, certificates. */
const silent = new Set([
  'smb_app_state_sync',
  'messaging_handovers',
  'business_capability_update',
  'business_status_update',
  'payment_configuration_update',
  'account_settings_update',
  'partner_solutions',
  'template_performance_metrics',
  'template_correct_category_detection',
  'tracking_events',
  'automatic_events',
  'security',
  'flows',
])

function readChange(change: Fields, place: Place): Inbound[] {
  const field = textOf(change.field)
  if (!field) return [unknown('malformed: a change without a field', place)]
  if (silent.has(field)) return []
  if (!isFields(change.value)) return [unknown(`malformed: ${field} without a value`, place)]
  const { value } = change
  const ofAccount = readAccountField(field, value, place)
  if (ofAccount) return ofAccount
  if (!talks.has(field)) return [unknown(`field ${field}`, place)]
  const profileKey = idOf(fieldsOf(value.metadata).phone_number_id)
  if (!profileKey) return [unknown(`malformed: ${field} without a phone_number_id`, place)]
  const there = { ...place, profileKey }
  return field === 'history' ? readHistory(value, there) : readTalk(field, value, there)
}

const talks = new Set([
  'messages',
  'standby',
  'smb_message_echoes',
  'calls',
  'user_preferences',
  'user_id_update',
  'history',
])
