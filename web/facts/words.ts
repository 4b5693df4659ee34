import {
  type Basis,
  type ConsentWay,
  type FactForm,
  type FactKind,
  factKinds,
  factRule,
  type FactSource,
  type Purpose,
} from '#protocol'
import type { Formats, Key, Translate } from '#web/texts'

const KINDS: Record<FactKind, Key> = {
  name: 'fact.name',
  language: 'customer.fact.language',
  'time-zone': 'customer.fact.time-zone',
  email: 'customer.fact.email',
  phone: 'customer.fact.phone',
  'best-channel': 'fact.best-channel',
  'best-hours': 'fact.best-hours',
  store: 'fact.store',
  product: 'fact.product',
  value: 'fact.value',
  city: 'customer.fact.city',
  place: 'fact.place',
  interest: 'fact.interest',
  competitor: 'fact.competitor',
  community: 'fact.community',
  followers: 'fact.followers',
  engagement: 'fact.engagement',
  contribution: 'fact.contribution',
}

/** What channels tell under names of their own that are known here. */
const OTHERS: Partial<Record<string, Key>> = { page: 'customer.fact.page', country: 'customer.fact.country' }

export const isKind = (kind: string): kind is FactKind => Object.hasOwn(factKinds, kind)

export function kindName(kind: string, t: Translate): string {
  const key = isKind(kind) ? KINDS[kind] : OTHERS[kind]
  return key ? t(key) : kind.replaceAll(/[_-]/g, ' ')
}

export const SOURCES: Record<FactSource, Key> = {
  customer: 'fact.from.customer',
  person: 'fact.from.person',
  key: 'fact.from.key',
  import: 'fact.from.import',
  platform: 'fact.from.platform',
  web: 'fact.from.web',
  message: 'fact.from.message',
  derived: 'fact.from.derived',
}

export const BASES: Record<Basis, Key> = {
  contract: 'fact.basis.contract',
  consent: 'fact.basis.consent',
  'legitimate-interest': 'fact.basis.legitimate-interest',
}

export const PURPOSES: Record<Purpose, Key> = {
  'service-messages': 'purpose.service-messages',
  marketing: 'purpose.marketing',
  'web-visits': 'purpose.web-visits',
  location: 'purpose.location',
  interests: 'purpose.interests',
  competitors: 'purpose.competitors',
  amplification: 'purpose.amplification',
}

export const WAYS: Record<ConsentWay, Key> = {
  conversation: 'consent.way.conversation',
  call: 'consent.way.call',
  form: 'consent.way.form',
  web: 'consent.way.web',
  letter: 'consent.way.letter',
  import: 'consent.way.import',
  platform: 'consent.way.platform',
}

type Say = { formats: Formats; language: string; channelName: (channel: string) => string }

const FORMS: Partial<Record<FactForm, (value: string, say: Say) => string>> = {
  language: (value, { language }) => new Intl.DisplayNames(language, { type: 'language' }).of(value) ?? value,
  count: (value, { formats }) => formats.number(Number(value)),
  channel: (value, { channelName }) => channelName(value),
  money(value, { formats }) {
    const [cents, currency] = value.split(' ')
    return formats.money(Number(cents), currency!)
  },
}

/** A value as people read it; what is not what its kind says stays as it came. */
export function valueWords(kind: string, value: string, say: Say): string {
  if (!isKind(kind)) return value
  try {
    return FORMS[factRule(kind).form]?.(value, say) ?? value
  } catch {
    return value
  }
}
