import { type Field, type FieldKind, kindsRead, languagesRead, type Operator } from '#protocol'
import type { Key, Translate } from '#web/texts'

/** Everything from which a value can be chosen. */
export type Known = {
  t: Translate
  people: readonly { id: string; name: string }[]
  teams: readonly { id: string; name: string }[]
  profiles: readonly { id: string; name: string }[]
  channels: readonly { id: string; name: string }[]
  reasons: readonly { id: string; label: string; path: readonly string[] }[]
  tags: readonly { id: string; name: string }[]
  incidents: readonly { id: string; name: string }[]
  fields: readonly Field[]
  languageName: (tag: string) => string
}

export type Choice = { value: string; label: string }

/** `oneOf`: a bound, of which there is one. */
type Values = 'day' | 'text' | 'number' | 'minutes' | { oneOf: readonly Choice[] } | readonly Choice[]

/** How a condition is asked: from what it is chosen, or how it is written. */
export type FieldShown = { field: string; name: string; operators: readonly Operator[]; values: Values }

type Asked = { field: string; label: Key; operators: readonly Operator[]; values: (known: Known) => Values }

const isOrNot: readonly Operator[] = ['is', 'is-not']
const orEmpty: readonly Operator[] = ['empty', 'filled']
const ofDays: readonly Operator[] = ['last-days', 'days-ago', 'since', 'until']
const named = (all: readonly { id: string; name: string }[]): Choice[] =>
  all.map(({ id, name }) => ({ value: id, label: name }))
const yesOrNo = ({ t }: Known): Choice[] => [
  { value: 'yes', label: t('views.value.yes') },
  { value: 'no', label: t('views.value.no') },
]
const meAnd = ({ t }: Known): Choice => ({ value: 'me', label: t('views.value.me') })

const LANGUAGES = ['es', 'en', 'pt', 'fr', 'de', 'it', 'ca', 'eu', 'gl', 'nl']

/** What conditions may ask of every brand, in the order in which it is offered; one more is one more entry. */
const FIELDS: readonly Asked[] = [
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
    values: known => [
      meAnd(known),
      { value: 'nobody', label: known.t('views.value.nobody') },
      ...named(known.teams),
      ...named(known.people),
    ],
  },
  { field: 'waits', label: 'views.field.waits', operators: ['at-least', 'at-most'], values: () => 'minutes' },
  {
    field: 'mentioned',
    label: 'views.field.mentioned',
    operators: [...isOrNot, ...orEmpty],
    values: known => [meAnd(known), ...named(known.people)],
  },
  { field: 'unread', label: 'views.field.unread', operators: ['is'], values: yesOrNo },
  { field: 'channel', label: 'views.field.channel', operators: isOrNot, values: ({ channels }) => named(channels) },
  { field: 'profile', label: 'views.field.profile', operators: isOrNot, values: ({ profiles }) => named(profiles) },
  {
    field: 'visibility',
    label: 'views.field.visibility',
    operators: ['is'],
    values: ({ t }) => [
      { value: 'public', label: t('views.value.public') },
      { value: 'private', label: t('views.value.private') },
    ],
  },
  { field: 'tag', label: 'views.field.tag', operators: [...isOrNot, ...orEmpty], values: ({ tags }) => named(tags) },
  {
    field: 'reason',
    label: 'views.field.reason',
    operators: [...isOrNot, ...orEmpty],
    // One that has others below it asks for those, too.
    values: ({ reasons }) => reasons.map(({ id, label, path }) => ({ value: id, label: [...path, label].join(' › ') })),
  },
  {
    field: 'incident',
    label: 'views.field.incident',
    operators: ['filled', 'empty', ...isOrNot],
    values: ({ incidents }) => named(incidents),
  },
  { field: 'opened', label: 'views.field.opened', operators: ofDays, values: () => 'day' },
  {
    field: 'language',
    label: 'views.field.language',
    operators: [...isOrNot, ...orEmpty],
    values: ({ languageName }) => LANGUAGES.map(tag => ({ value: tag, label: languageName(tag) })),
  },
  { field: 'subject', label: 'views.field.subject', operators: ['contains', ...orEmpty], values: () => 'text' },
  {
    field: 'tone',
    label: 'views.field.tone',
    operators: ['at-most', 'at-least', ...orEmpty],
    values: ({ t }) => ({
      oneOf: TONES.map(([value, tone]) => ({ value, label: t('views.value.tone', { tone, value: Number(value) }) })),
    }),
  },
  {
    field: 'kind',
    label: 'views.field.kind',
    operators: [...isOrNot, ...orEmpty],
    values: ({ t }) => kindsRead.map(kind => ({ value: kind, label: t('readings.kind.of', { kind }) })),
  },
  {
    field: 'urgency',
    label: 'views.field.urgency',
    operators: ['at-least', 'at-most', ...orEmpty],
    values: ({ t }) => ({
      oneOf: ['3', '2', '1', '0'].map(value => ({ value, label: t('readings.urgency.of', { urgency: `u${value}` }) })),
    }),
  },
  { field: 'toxic', label: 'views.field.toxic', operators: ['is'], values: yesOrNo },
  {
    field: 'written-in',
    label: 'views.field.written-in',
    operators: [...isOrNot, ...orEmpty],
    values: ({ t, languageName }) =>
      languagesRead.map(tag => ({
        value: tag,
        label: tag === 'unknown' ? t('readings.language.unknown') : languageName(tag),
      })),
  },
]

/** Where feelings begin to be clear, and where they are strong. */
const TONES = [
  ['-0.75', 'worst'],
  ['-0.25', 'bad'],
  ['0.25', 'good'],
  ['0.75', 'best'],
] as const

const askedOf: Record<FieldKind, { operators: readonly Operator[]; values: (known: Known, field: Field) => Values }> = {
  text: { operators: ['contains', 'is', ...orEmpty], values: () => 'text' },
  number: { operators: ['at-least', 'at-most', 'is', ...orEmpty], values: () => 'number' },
  date: { operators: ['next-days', ...ofDays, ...orEmpty], values: () => 'day' },
  choice: {
    operators: [...isOrNot, ...orEmpty],
    values: (_, { choices }) =>
      choices.filter(({ isArchived }) => !isArchived).map(({ id, label }) => ({ value: id, label })),
  },
  'yes-no': { operators: ['is', ...orEmpty], values: yesOrNo },
}

/** The fields that the brand has made itself; archived ones are shown where they are asked for. */
export const ownFieldsOf = (known: Known): (FieldShown & { isArchived: boolean })[] =>
  known.fields.map(field => {
    const { operators, values } = askedOf[field.kind]
    return {
      ...{ field: `field:${field.id}`, name: field.label, isArchived: field.isArchived },
      ...{ operators, values: values(known, field) },
    }
  })

export const fieldsOf = (known: Known): FieldShown[] =>
  FIELDS.map(({ field, label, operators, values }) => ({
    ...{ field, operators },
    name: known.t(label),
    values: values(known),
  }))

const COUNTED: readonly Operator[] = ['last-days', 'next-days', 'days-ago']

/** What is filled in behind an operator. */
export function inputOf({ values }: FieldShown, operator: Operator): Values | 'days' | 'nothing' {
  if (orEmpty.includes(operator)) return 'nothing'
  return COUNTED.includes(operator) ? 'days' : values
}

/** Whether a condition says enough to be asked. */
export const isWhole = ({ operator, values }: { operator: Operator; values: readonly string[] }): boolean =>
  orEmpty.includes(operator) || values.length > 0

export const OPERATOR_NAMES: Record<Operator, Key> = {
  is: 'views.operator.is',
  'is-not': 'views.operator.is-not',
  contains: 'views.operator.contains',
  since: 'views.operator.since',
  until: 'views.operator.until',
  'last-days': 'views.operator.last-days',
  'next-days': 'views.operator.next-days',
  'days-ago': 'views.operator.days-ago',
  'at-least': 'views.operator.at-least',
  'at-most': 'views.operator.at-most',
  empty: 'views.operator.empty',
  filled: 'views.operator.filled',
}
