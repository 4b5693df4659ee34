import type { Operator } from '#protocol'
import type { Key, Translate } from '#web/texts'

/** Everything from which a value can be chosen. */
export type Known = {
  t: Translate
  people: readonly { id: string; name: string }[]
  teams: readonly { id: string; name: string }[]
  profiles: readonly { id: string; name: string }[]
  channels: readonly { id: string; name: string }[]
  reasons: readonly { id: string; label: string }[]
  tags: readonly { id: string; name: string }[]
  languageName: (tag: string) => string
}

export type Choice = { value: string; label: string }

/** How a condition is asked: from what it is chosen, or how it is written. */
export type FieldShown = {
  field: string
  label: Key
  operators: readonly Operator[]
  values: 'day' | 'text' | ((known: Known) => Choice[])
}

const isOrNot: readonly Operator[] = ['is', 'is-not']
const named = (all: readonly { id: string; name: string }[]): Choice[] =>
  all.map(({ id, name }) => ({ value: id, label: name }))

const LANGUAGES = ['es', 'en', 'pt', 'fr', 'de', 'it', 'ca', 'eu', 'gl', 'nl']

/** What conditions may ask, in the order in which it is offered; one more is one more entry. */
export const FIELDS: readonly FieldShown[] = [
  {
    field: 'status',
    label: 'views.field.status',
    operators: isOrNot,
    values: ({ t }) => [
      { value: 'open', label: t('view.open') },
      { value: 'waiting', label: t('view.waiting') },
      { value: 'snoozed', label: t('view.snoozed') },
      { value: 'closed', label: t('view.closed') },
    ],
  },
  {
    field: 'holder',
    label: 'views.field.holder',
    operators: isOrNot,
    values: ({ t, people, teams }) => [
      { value: 'me', label: t('views.value.me') },
      { value: 'nobody', label: t('views.value.nobody') },
      ...named(teams),
      ...named(people),
    ],
  },
  { field: 'channel', label: 'views.field.channel', operators: isOrNot, values: ({ channels }) => named(channels) },
  { field: 'profile', label: 'views.field.profile', operators: isOrNot, values: ({ profiles }) => named(profiles) },
  { field: 'tag', label: 'views.field.tag', operators: isOrNot, values: ({ tags }) => named(tags) },
  {
    field: 'reason',
    label: 'views.field.reason',
    operators: isOrNot,
    values: ({ reasons }) => reasons.map(({ id, label }) => ({ value: id, label })),
  },
  {
    field: 'visibility',
    label: 'views.field.visibility',
    operators: ['is'],
    values: ({ t }) => [
      { value: 'public', label: t('views.value.public') },
      { value: 'private', label: t('views.value.private') },
    ],
  },
  {
    field: 'unread',
    label: 'views.field.unread',
    operators: ['is'],
    values: ({ t }) => [
      { value: 'yes', label: t('views.value.yes') },
      { value: 'no', label: t('views.value.no') },
    ],
  },
  { field: 'opened', label: 'views.field.opened', operators: ['since', 'until'], values: 'day' },
  {
    field: 'language',
    label: 'views.field.language',
    operators: isOrNot,
    values: ({ languageName }) => LANGUAGES.map(tag => ({ value: tag, label: languageName(tag) })),
  },
  { field: 'subject', label: 'views.field.subject', operators: ['contains'], values: 'text' },
]

export const OPERATOR_NAMES: Record<Operator, Key> = {
  is: 'views.operator.is',
  'is-not': 'views.operator.is-not',
  since: 'views.operator.since',
  until: 'views.operator.until',
  contains: 'views.operator.contains',
}
